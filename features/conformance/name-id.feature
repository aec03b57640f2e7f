@area:NID
Feature: NameID
  The NameID is who is signed in: the whole of it, and nothing else.

  @req:name-id-present
  Rule: An empty NameID signs nobody in

    @ni-empty @control:st-success-baseline
    Scenario: NameID is empty
      Given the IdP will send "name-id-empty"
      When Alice signs in
      Then the SP refuses with "name_id_missing"

  @req:name-id-read-whole
  Rule: A NameID cannot be cut short

    @xs-nameid-comment @control:st-success-baseline
    Scenario: A comment splits the NameID after Bob's
      Given the IdP will send "name-id-comment" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @xs-nameid-cdata @control:st-success-baseline
    Scenario: A CDATA section splits the NameID after Bob's
      Given the IdP will send "name-id-cdata" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @xs-nameid-pi @control:st-success-baseline
    Scenario: A processing instruction splits the NameID after Bob's
      Given the IdP will send "name-id-processing-instruction" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

  @req:one-name-id
  Rule: There is one NameID, and it is text

    @xs-two-nameids @control:st-success-baseline
    Scenario: The Subject has a second NameID: Bob's
      Given the IdP will send "name-id-two" naming Bob
      When Alice signs in
      Then the SP refuses with "name_id_invalid"
