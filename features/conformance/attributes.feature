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

  @req:attribute-statement-optional
  Rule: Attributes are optional

    @at-statement-missing
    Scenario: The Assertion has no AttributeStatement
      Given the IdP will send "attribute-statement-missing"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-cannot-be-identity
  Rule: An attribute does not become the identity

    @at-friendlyname-ignored @control:st-success-baseline
    Scenario: An attribute called nameID says Bob
      Given the IdP will send "attribute-name-collision" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob
