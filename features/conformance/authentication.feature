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

  @req:session-limit-passed
  Rule: A session that has already ended does not begin

    @tm-sessionnotonorafter-past @control:st-success-baseline
    Scenario: SessionNotOnOrAfter passed an hour ago
      Given the IdP will send "session-expired"
      When Alice signs in
      Then the SP refuses with "session_expired"

  @req:session-index-optional
  Rule: SessionIndex is optional

    @ax-sessionindex-missing
    Scenario: SessionIndex is missing
      Given the IdP will send "session-index-missing"
      When Alice signs in
      Then the SP signs Alice in

  @req:any-context-when-none-asked
  Rule: Any authentication context will do when none was asked for

    @ax-none-requested-any
    Scenario: A class nobody has heard of
      Given the IdP will send "authn-context-unknown"
      When Alice signs in
      Then the SP signs Alice in
