@area:NID
Feature: NameID
  The NameID is who is signed in: the whole of it, and nothing else.

  @req:name-id-present
  Rule: An empty NameID signs nobody in

    @ni-empty @control:st-success-baseline
    Scenario: NameID is empty
      Given the IdP will send "name-id-empty"
      When Alice signs in
      Then the SP refuses with "name_id_invalid"

    @ni-blank @control:st-success-baseline
    Scenario: NameID is blanks only
      Given the IdP will send "name-id-blank"
      When Alice signs in
      Then the SP refuses with "name_id_invalid"

  @req:name-id-read-whole
  Rule: A NameID cannot be cut short to Bob's

    @xs-nameid-comment
    Scenario: A comment after Bob's NameID, and more
      Given the IdP will send "name-id-comment-split" naming Bob
      When Alice signs in
      Then the SP survives

    @xs-nameid-cdata
    Scenario: A CDATA section after Bob's NameID
      Given the IdP will send "name-id-cdata-split" naming Bob
      When Alice signs in
      Then the SP survives

    @xs-nameid-pi
    Scenario: A processing instruction after Bob's NameID, and more
      Given the IdP will send "name-id-instruction-split" naming Bob
      When Alice signs in
      Then the SP survives

    @xs-nameid-pi-hidden
    Scenario: Everything behind Bob's NameID hidden in a processing instruction after signing
      Given the IdP will send "name-id-rest-hidden" naming Bob
      When Alice signs in
      Then the SP survives

  @req:name-id-no-folding
  Rule: A NameID that looks like Bob's is not Bob's

    @ni-unicode-confusable
    Scenario: Bob's NameID in full-width letters
      Given the IdP will send "name-id-confusable" naming Bob
      When Alice signs in
      Then the SP survives

  @req:one-name-id
  Rule: There is one NameID, and it is text

    @xs-nameid-child @control:st-success-baseline
    Scenario: An element within, after Bob's NameID
      Given the IdP will send "name-id-child-element" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @xs-two-nameids @control:st-success-baseline
    Scenario: A second NameID: Bob's
      Given the IdP will send "name-id-two" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

  @req:name-id-padding
  Rule: Blanks around a NameID are part of it

    @ni-padding @control:st-success-baseline
    Scenario: A line break after the NameID
      Given the IdP will send "name-id-padded"
      When Alice signs in
      Then the SP refuses with "name_id_invalid"

  @req:name-id-format-agreed
  Rule: A NameID has the agreed Format

    @ni-format-switch @control:st-success-baseline
    Scenario: Format is transient instead
      Given the IdP will send "name-id-format-wrong"
      When Alice signs in
      Then the SP refuses with "name_id_format"

  @req:name-id-agreed
  Rule: A NameID that was not agreed on is recorded, not judged

    @ni-missing
    Scenario: The Subject has no NameID
      Given the IdP will send "name-id-missing"
      When Alice signs in
      Then it is recorded

    @ni-not-an-email
    Scenario: Format is emailAddress, and there is no address in it
      Given the IdP will send "name-id-not-an-email"
      When Alice signs in
      Then it is recorded

    @ni-case-distinct
    Scenario: NameID in upper case
      Given the IdP will send "name-id-upper-case"
      When Alice signs in
      Then it is recorded

    @xs-nameid-comment-after-signing
    Scenario: A comment is put into the NameID after signing
      Given the IdP will send "name-id-comment-after-signing"
      When Alice signs in
      Then it is recorded
