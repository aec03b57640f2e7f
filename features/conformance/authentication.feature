@area:ACX
Feature: AuthnStatement
  The IdP says that and when it authenticated the person, and for how long that holds.

  @req:authn-statement-present
  Rule: The IdP says that it authenticated the person

    @ax-statement-missing @control:st-success-baseline
    Scenario: The Assertion has no AuthnStatement
      Given the IdP will send "authn-statement-missing"
      When Alice signs in
      Then the SP refuses with "authn_statement_missing"

    @ax-context-missing @control:st-success-baseline
    Scenario: AuthnStatement has no AuthnContext
      Given the IdP will send "authn-context-missing"
      When Alice signs in
      Then the SP refuses with "authn_statement_invalid"

    @ax-context-empty @control:st-success-baseline
    Scenario: AuthnContext is empty
      Given the IdP will send "authn-context-empty"
      When Alice signs in
      Then the SP refuses with "authn_statement_invalid"

    @tm-authninstant-missing @control:st-success-baseline
    Scenario: AuthnInstant is missing
      Given the IdP will send "authn-instant-missing"
      When Alice signs in
      Then the SP refuses with "authn_statement_invalid"

  @req:authn-instant-past
  Rule: Authentication has taken place

    @tm-authninstant-future @control:st-success-baseline
    Scenario: AuthnInstant lies a day ahead
      Given the IdP will send "authn-instant-future"
      When Alice signs in
      Then the SP refuses with "authn_statement_invalid"

  @req:session-limit-passed
  Rule: A session that has already ended does not begin

    @tm-sessionnotonorafter-past @control:st-success-baseline
    Scenario: SessionNotOnOrAfter passed an hour ago
      Given the IdP will send "session-ended"
      When Alice signs in
      Then the SP refuses with "session_expired"

  @req:session-index-optional
  Rule: SessionIndex is optional

    @ax-sessionindex-missing
    Scenario: SessionIndex is missing
      Given the IdP will send "session-index-missing"
      When Alice signs in
      Then the SP signs Alice in
