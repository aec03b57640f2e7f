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

  @req:context-reference-not-empty
  Rule: A class has a name

    @ax-classref-empty @control:st-success-baseline
    Scenario: AuthnContextClassRef is empty
      Given the IdP will send "authn-context-class-empty"
      When Alice signs in
      Then the SP refuses with "authn_statement_invalid"

  @req:required-context-enforced @needs-authn-context-required
  Rule: A class that is demanded is enforced

    @ax-weaker-than-exact @control:st-success-baseline
    Scenario: The class is weaker than any that is demanded
      Given the IdP will send "authn-context-weaker"
      When Alice signs in
      Then the SP refuses

    @ax-unknown-class @control:st-success-baseline
    Scenario: The class is one that nobody knows
      Given the IdP will send "authn-context-unknown"
      When Alice signs in
      Then the SP refuses

  @req:context-open-when-unasked @needs-no-authn-context-asked
  Rule: Where no class was asked for, any will do

    @ax-none-requested-any
    Scenario: The class is Kerberos
      Given the IdP will send "authn-context-other"
      When Alice signs in
      Then the SP signs Alice in

  @req:context-by-declaration
  Rule: A declaration is recorded, not judged

    @ax-declref-only
    Scenario: A declaration stands in place of the class
      Given the IdP will send "authn-context-declaration-only"
      When Alice signs in
      Then it is recorded

  @req:authn-details-tolerated
  Rule: Details do not hinder

    @ax-authenticating-authority
    Scenario: Two AuthenticatingAuthorities are named
      Given the IdP will send "authenticating-authorities"
      When Alice signs in
      Then the SP signs Alice in

    @ax-subjectlocality
    Scenario: SubjectLocality is given
      Given the IdP will send "subject-locality"
      When Alice signs in
      Then the SP signs Alice in

  @req:several-authn-statements
  Rule: Several statements are taken or not

    @ax-multiple-statements
    Scenario: A second AuthnStatement, of another class
      Given the IdP will send "authn-statements-two"
      When Alice signs in
      Then the SP signs Alice in

  @req:force-authn-checked @needs-force-authn
  Rule: A fresh sign-in that was asked for is fresh

    @ax-forceauthn-stale @control:st-success-baseline
    Scenario: AuthnInstant lies a day back
      Given the IdP will send "authn-instant-stale"
      When Alice signs in
      Then the SP refuses
