@area:IRT
Feature: Correlation and replay
  Each Response answers one request of one browser, or none; each Assertion is used once.

  @req:in-response-to-must-match
  Rule: The Response answers a request that is pending

    @ir-response-wrong @control:st-success-baseline
    Scenario: InResponseTo of the Response is another request
      Given the IdP will send "response-in-response-to-wrong"
      When Alice signs in
      Then the SP refuses with "in_response_to_unknown"

    @ir-empty @control:st-success-baseline
    Scenario: InResponseTo of the Response is empty
      Given the IdP will send "response-in-response-to-empty"
      When Alice signs in
      Then the SP refuses with "in_response_to_unknown"

    @ir-unknown-request @control:st-success-baseline
    Scenario: Response and confirmation both name a request nobody sent
      Given the IdP will send "in-response-to-unknown"
      When Alice signs in
      Then the SP refuses with "in_response_to_unknown"

  @req:confirmation-in-response-to
  Rule: The Assertion answers the same request as the Response

    @ir-scd-wrong @control:st-success-baseline
    Scenario: Only the subject confirmation names another request
      Given the IdP will send "confirmation-in-response-to-wrong"
      When Alice signs in
      Then the SP refuses with "in_response_to_mismatch"

    @ir-scd-empty @control:st-success-baseline
    Scenario: InResponseTo of the subject confirmation is empty
      Given the IdP will send "confirmation-in-response-to-empty"
      When Alice signs in
      Then the SP refuses with "in_response_to_mismatch"

  @req:solicited-response-names-request
  Rule: An answer says which request it answers

    @ir-response-missing @control:st-success-baseline
    Scenario: InResponseTo of the Response is missing
      Given the IdP will send "response-in-response-to-missing"
      When Alice signs in
      Then the SP refuses with "in_response_to_mismatch"

  @req:unsolicited-look-alike
  Rule: An answer that looks unsolicited is recorded, not judged

    @ir-scd-missing-solicited
    Scenario: InResponseTo of the subject confirmation is missing
      Given the IdP will send "confirmation-in-response-to-missing"
      When Alice signs in
      Then it is recorded

    @ir-looks-unsolicited
    Scenario: InResponseTo is missing in both places
      Given the IdP will send "in-response-to-removed"
      When Alice signs in
      Then it is recorded

  @req:unsolicited-accepted
  Rule: A declared IdP-initiated sign-in works

    @ir-unsolicited-accept @needs-idp-initiated
    Scenario: From the IdP, without InResponseTo
      When Alice signs in from the IdP
      Then the SP signs Alice in

  @req:unsolicited-has-no-request
  Rule: An unsolicited Response claims no request

    @ir-unsolicited-with-irt @needs-idp-initiated @control:ir-unsolicited-accept
    Scenario: From the IdP, with an unknown InResponseTo
      Given the IdP will send "in-response-to-unknown"
      When Alice signs in from the IdP
      Then the SP refuses with "in_response_to_unknown"

  @req:request-bound-to-browser
  Rule: The answer comes from the browser that asked

    @ir-other-browser @control:st-success-baseline
    Scenario: The Response is delivered by another browser
      When Alice signs in but the Response is delivered by another browser
      Then the SP refuses with "in_response_to_unknown"

  @req:response-without-cookie
  Rule: A solicited answer without a cookie is refused

    @ir-no-cookie @control:st-success-baseline
    Scenario: The Response arrives without any cookie
      When the Response is posted without any cookie
      Then the SP refuses with "in_response_to_unknown"

  @req:assertion-used-once
  Rule: An Assertion is good for one sign-in

    @rpl-same-session @control:rpl-control-fresh-id
    Scenario: The same Response again, with the cookies from before
      When Alice signs in
      And the same Response is posted again
      Then the SP refuses with "in_response_to_unknown"

    @rpl-other-browser @needs-idp-initiated @control:ir-unsolicited-accept
    Scenario: The same unsolicited Response again, by another browser
      When Alice signs in from the IdP
      And the same Response is posted again by another browser
      Then the SP refuses with "assertion_replayed"

    @rpl-onetimeuse @needs-idp-initiated @control:ir-unsolicited-accept
    Scenario: The same unsolicited Response again, with OneTimeUse
      Given the IdP will send "one-time-use"
      When Alice signs in from the IdP
      And the same Response is posted again by another browser
      Then the SP refuses with "assertion_replayed"

  @req:fresh-assertion-accepted
  Rule: A fresh Assertion for the same person is no replay

    @rpl-control-fresh-id
    Scenario: The same person signs in twice
      When Alice signs in
      And Alice signs in
      Then the SP signs Alice in

  @req:same-id-from-two-idps @needs-second-idp
  Rule: An Assertion ID is unique within its IdP

    @rpl-same-id-two-idps
    Scenario: Two IdPs use the same Assertion ID
      When Alice signs in
      And Alice signs in with the second IdP under the same Assertion ID
      Then it is recorded
