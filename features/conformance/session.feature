@area:SES
Feature: Sessions
  What a refused message does to those who are signed in already: nothing.

  @req:session-survives-refusal
  Rule: A refused message leaves the session alone

    @se-bad-response-keeps-session
    Scenario: A Response for Bob whose signature does not verify arrives in Alice's browser
      When Alice signs in
      Given the IdP will send "signature-value-tampered"
      When Bob signs in in the same browser
      Then the SP keeps Alice signed in

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
