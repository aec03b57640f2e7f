@area:AUD
Feature: Audience
  An Assertion is meant for the SP that its AudienceRestriction names, and for no other.

  @req:audience-must-match
  Rule: The audience is this SP

    @au-wrong @control:st-success-baseline
    Scenario: The audience is another SP
      Given the IdP will send "audience-wrong"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @au-empty @control:st-success-baseline
    Scenario: The audience is empty
      Given the IdP will send "audience-empty"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @au-acs-url @control:st-success-baseline
    Scenario: The audience is the ACS address instead of the entity ID
      Given the IdP will send "audience-acs-url"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

  @req:audience-to-the-letter
  Rule: The audience is compared to the letter

    @au-case @control:st-success-baseline
    Scenario: The audience differs in case
      Given the IdP will send "audience-case"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @au-trailing-slash @control:st-success-baseline
    Scenario: The audience differs by a trailing slash
      Given the IdP will send "audience-trailing-slash"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @au-prefix @control:st-success-baseline
    Scenario: The audience only begins with the entity ID
      Given the IdP will send "audience-prefix"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @au-comment-split @control:st-success-baseline
    Scenario: A comment splits the audience after the entity ID
      Given the IdP will send "audience-comment-split"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

  @req:audience-whitespace
  Rule: Blanks around an audience are part of it

    @au-whitespace @control:st-success-baseline
    Scenario: The audience is padded with blanks
      Given the IdP will send "audience-padded"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

  @req:audience-any-of-list
  Rule: Within a restriction one matching audience is enough

    @au-list-first
    Scenario: The SP is the first of two
      Given the IdP will send "audience-ours-first"
      When Alice signs in
      Then the SP signs Alice in

    @au-list-last
    Scenario: The SP is the last of two
      Given the IdP will send "audience-ours-last"
      When Alice signs in
      Then the SP signs Alice in

  @req:audience-all-restrictions
  Rule: Several restrictions must all be met

    @au-conjunction-reject @control:st-success-baseline
    Scenario: The second of two restrictions names another SP
      Given the IdP will send "audience-second-restriction-wrong"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @au-conjunction-first-wrong @control:st-success-baseline
    Scenario: The first of two restrictions names another SP
      Given the IdP will send "audience-first-restriction-wrong"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @au-conjunction-accept
    Scenario: Two restrictions, both with the SP
      Given the IdP will send "audience-two-restrictions"
      When Alice signs in
      Then the SP signs Alice in

  @req:audience-present
  Rule: There is an AudienceRestriction

    @au-restriction-missing @control:st-success-baseline
    Scenario: Conditions hold no AudienceRestriction
      Given the IdP will send "audience-restriction-missing"
      When Alice signs in
      Then the SP refuses with "audience_missing"

    @au-restriction-empty @control:st-success-baseline
    Scenario: The AudienceRestriction holds no Audience
      Given the IdP will send "audience-restriction-empty"
      When Alice signs in
      Then the SP refuses with "audience_missing"
