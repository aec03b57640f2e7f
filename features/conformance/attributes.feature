@area:ATR
Feature: Attributes
  Attributes add to a sign-in; what the SP does not know does not hinder it.

  @req:unknown-attributes-ignored
  Rule: Unknown attributes are ignored

    @at-unknown-1
    Scenario: An attribute nobody knows
      Given the IdP will send "attribute-unknown"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-format-tolerated
  Rule: Formats and types of attributes do not hinder

    @at-nameformat-variants
    Scenario: NameFormat is basic
      Given the IdP will send "attribute-name-format-other"
      When Alice signs in
      Then the SP signs Alice in

    @at-nameformat-omitted
    Scenario: NameFormat is left out
      Given the IdP will send "attribute-name-format-omitted"
      When Alice signs in
      Then the SP signs Alice in

    @at-xsitype-absent
    Scenario: xsi:type is left out
      Given the IdP will send "attribute-type-omitted"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-values-tolerated
  Rule: Attributes may have any number of values

    @at-empty-value
    Scenario: An empty value
      Given the IdP will send "attribute-value-empty"
      When Alice signs in
      Then the SP signs Alice in

    @at-no-values
    Scenario: No value
      Given the IdP will send "attribute-without-values"
      When Alice signs in
      Then the SP signs Alice in

    @at-multivalue
    Scenario: A value more
      Given the IdP will send "attribute-multi-valued"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-statement-optional
  Rule: Attributes are optional

    @at-statement-missing
    Scenario: The Assertion has no AttributeStatement
      Given the IdP will send "attribute-statement-missing"
      When Alice signs in
      Then the SP signs Alice in

    @at-missing
    Scenario: An attribute is missing
      Given the IdP will send "attribute-missing"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-statement-schema
  Rule: An AttributeStatement is not empty

    @at-statement-empty @control:st-success-baseline
    Scenario: AttributeStatement holds no Attribute
      Given the IdP will send "attribute-statement-empty"
      When Alice signs in
      Then the SP refuses with "structure_invalid"

  @req:attribute-cannot-be-identity
  Rule: An attribute does not become the identity

    @at-collision-nameid
    Scenario: An attribute called nameID says Bob
      Given the IdP will send "attribute-name-collision" with "name" "nameID" and an attribute about Bob
      When Alice signs in
      Then the SP survives

    @at-collision-name-id
    Scenario: An attribute called name_id says Bob
      Given the IdP will send "attribute-name-collision" with "name" "name_id" and an attribute about Bob
      When Alice signs in
      Then the SP survives

    @at-collision-claim
    Scenario: An attribute called like the nameidentifier claim says Bob
      Given the IdP will send "attribute-name-collision" with "name" "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier" and an attribute about Bob
      When Alice signs in
      Then the SP survives

    @at-pi-hidden
    Scenario: Everything behind Bob's name hidden in a processing instruction after signing
      Given the IdP will send "attributes-rest-hidden" naming Bob
      When Alice signs in
      Then the SP survives

  @req:attribute-reading
  Rule: How values are read is recorded, not judged

    @at-role-type-confusion
    Scenario: Values joined by commas
      Given the IdP will send "attribute-comma-joined"
      When Alice signs in
      Then it is recorded

    @at-semicolons
    Scenario: Values joined by semicolons
      Given the IdP will send "attribute-semicolon-joined"
      When Alice signs in
      Then it is recorded

    @at-case
    Scenario: Values in upper case
      Given the IdP will send "attribute-upper-case"
      When Alice signs in
      Then it is recorded

    @at-split-statements
    Scenario: An attribute stated twice
      Given the IdP will send "attribute-twice"
      When Alice signs in
      Then it is recorded

    @at-comment-split
    Scenario: A comment in a value
      Given the IdP will send "attribute-comment-split"
      When Alice signs in
      Then it is recorded
