@area:TIM
Feature: Conditions and time
  An Assertion is good from NotBefore until NotOnOrAfter, and no clock is wrong by more than the declared
  tolerance.

  @req:conditions-window
  Rule: Conditions hold now

    @co-notbefore-future @control:st-success-baseline
    Scenario: NotBefore lies an hour ahead
      Given the IdP will send "conditions-not-yet-valid"
      When Alice signs in
      Then the SP refuses with "assertion_not_yet_valid"

    @co-notonorafter-past @control:st-success-baseline
    Scenario: NotOnOrAfter passed an hour ago, the confirmation still holds
      Given the IdP will send "conditions-expired"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

  @req:conditions-optional-limits
  Rule: A limit that is not set does not limit

    @co-notbefore-missing
    Scenario: Conditions have no NotBefore
      Given the IdP will send "conditions-not-before-omitted"
      When Alice signs in
      Then the SP signs Alice in

    @co-notonorafter-missing
    Scenario: Conditions have no NotOnOrAfter
      Given the IdP will send "conditions-not-on-or-after-omitted"
      When Alice signs in
      Then the SP signs Alice in

  @req:conditions-present
  Rule: There are Conditions

    @co-missing @control:st-success-baseline
    Scenario: The Assertion has no Conditions
      Given the IdP will send "conditions-missing"
      When Alice signs in
      Then the SP refuses with "conditions_missing"

  @req:times-are-readable
  Rule: A limit that cannot be read is refused

    @co-window-format @control:st-success-baseline
    Scenario: NotOnOrAfter is no dateTime
      Given the IdP will send "conditions-not-on-or-after-malformed"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @co-notbefore-format @control:st-success-baseline
    Scenario: NotBefore is no dateTime
      Given the IdP will send "conditions-not-before-malformed"
      When Alice signs in
      Then the SP refuses with "assertion_not_yet_valid"

    @co-notonorafter-empty @control:st-success-baseline
    Scenario: NotOnOrAfter is empty
      Given the IdP will send "conditions-not-on-or-after-empty"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @co-window-inverted @control:st-success-baseline
    Scenario: NotOnOrAfter lies before NotBefore
      Given the IdP will send "conditions-inverted"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @tm-offset-form @control:st-success-baseline
    Scenario: Times have an offset instead of Z
      Given the IdP will send "conditions-offset-form"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

  @req:unknown-condition
  Rule: A Condition that is not understood is refused

    @co-unknown-condition @control:st-success-baseline
    Scenario: A Condition of an unknown type
      Given the IdP will send "condition-unknown"
      When Alice signs in
      Then the SP refuses with "condition_unknown"

  @req:one-time-use-accepted
  Rule: OneTimeUse does not hinder a sign-in

    @co-onetimeuse
    Scenario: OneTimeUse is set
      Given the IdP will send "one-time-use"
      When Alice signs in
      Then the SP signs Alice in

  @req:clock-tolerance
  Rule: A minute of difference between the clocks is tolerated

    @tm-skew-inside-early
    Scenario: Conditions begin in a minute
      Given the IdP will send "conditions-begin-within-skew"
      When Alice signs in
      Then the SP signs Alice in

    @tm-skew-inside-late
    Scenario: Conditions ended a minute ago
      Given the IdP will send "conditions-ended-within-skew"
      When Alice signs in
      Then the SP signs Alice in
