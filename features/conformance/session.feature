@area:SES
Feature: Sessions
  What a refused message does to those who are signed in already: nothing.

  @req:refusal-changes-nobody
  Rule: A refused message makes nobody else of who is signed in

    @se-bad-response-keeps-session @control:st-success-baseline
    Scenario: A Response for Bob whose signature does not verify arrives in Alice's browser
      When Alice signs in
      Given the IdP will send "signature-value-tampered"
      When Bob signs in in the same browser
      Then nobody but Alice is signed in

  @req:session-survives-refusal
  Rule: A refused message leaves the session alone

    @st-error-keeps-session
    Scenario: An error Response arrives in Alice's browser
      When Alice signs in
      Given the IdP will send "status-responder"
      When Alice signs in in the same browser
      Then the SP keeps Alice signed in

  @req:one-resource-several-idps @needs-second-idp
  Rule: One resource, several IdPs

    @se-multi-idp-resource
    Scenario: Somebody is signed in by one IdP when Alice comes by the other
      When Bob signs in
      And Alice signs in with the second IdP in the same browser
      Then the SP signs Alice in

  @req:session-ends-with-idp @needs-movable-clock
  Rule: A session ends when the IdP says so

    @tm-sessionnotonorafter-honoured
    Scenario: SessionNotOnOrAfter has passed
      Given the IdP will send "session-ends-soon"
      When Alice signs in
      And 20 minutes pass at the SP
      Then the session has ended

    @tm-sessionnotonorafter-nearest
    Scenario: The nearer of two SessionNotOnOrAfter has passed
      Given the IdP will send "sessions-end-apart"
      When Alice signs in
      And 20 minutes pass at the SP
      Then the session has ended

  @req:identity-as-signed @needs-attributes-shown
  Rule: The SP shows what was signed

    @se-identity-readback
    Scenario: Bob and what the IdP says of him
      When Bob signs in
      Then the SP shows what the IdP said of Bob

  @req:session-renewed
  Rule: The session is a new one

    @se-session-id-renewed
    Scenario: The cookies of before open nothing
      When Alice signs in
      And the cookies from before the sign-in are used again
      Then nobody is signed in by them

  @req:session-cookie-protected
  Rule: The cookie is protected

    @se-cookie-flags
    Scenario: HttpOnly, SameSite and, over https, Secure
      When Alice signs in
      And Bob signs in
      Then the session cookie is protected

  @req:session-replaced
  Rule: The next person takes the place

    @se-relogin-other-user
    Scenario: Bob after Alice in one browser
      When Alice signs in
      And Bob signs in in the same browser
      Then the SP signs Bob in

  @req:sessions-apart
  Rule: Nobody is mixed up

    @se-concurrent-logins
    Scenario: Twenty sign-ins of two people at once
      When Alice and Bob sign in ten times each at once
      Then the SP signs each of them in

  @req:refusal-in-order
  Rule: A refusal is no server error

    @se-5xx
    Scenario: The status of a refusal
      Given the IdP will send "signature-value-tampered"
      When Bob signs in
      Then the SP answers without a server error

  @req:refusal-discreet
  Rule: A refusal gives nothing away

    @se-error-no-leak
    Scenario: The page of a refusal
      Given the IdP will send "not-well-formed"
      When Bob signs in
      Then the page of the SP gives nothing away
