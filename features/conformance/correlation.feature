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

  @req:solicited-response-names-request @needs-sp-initiated
  Rule: An answer says which request it answers

    @ir-response-missing @control:st-success-baseline
    Scenario: InResponseTo of the Response is missing
      Given the IdP will send "response-in-response-to-missing"
      When Alice signs in
      Then the SP refuses with "in_response_to_mismatch"

  @req:unsolicited-look-alike @needs-sp-initiated
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

  @req:request-bound-to-browser @needs-sp-initiated
  Rule: The answer comes from the browser that asked

    @ir-other-browser @control:st-success-baseline
    Scenario: The Response is delivered by another browser
      When Alice signs in but the Response is delivered by another browser
      Then the SP refuses with "in_response_to_unknown"

  @req:response-without-cookie @needs-sp-initiated
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

  @req:confirmation-for-older-request @needs-sp-initiated
  Rule: A confirmation serves its own request

    @ir-response-right-scd-stale @control:st-success-baseline
    Scenario: The confirmation answers an older request of this browser
      When Alice begins to sign in and the Response is kept
      And Alice signs in in the same browser with a confirmation for the request before
      Then the SP refuses with "in_response_to_mismatch"

  @req:unsolicited-can-be-off @needs-solicited-only
  Rule: What is declared off is off

    @ir-unsolicited-disabled @control:st-success-baseline
    Scenario: From the IdP, without having been asked
      When Alice signs in from the IdP
      Then the SP refuses

  @req:unsolicited-stays-off @needs-solicited-only
  Rule: What nobody signed makes no answer of an unsolicited Assertion

    @ir-unsolicited-disabled-wrapped @needs-assertion-signed-only @control:sg-assertion-only
    Scenario: An Assertion that names no request, in a Response that names a pending one
      Given the IdP signs the Assertion
      And the IdP will send "confirmation-in-response-to-missing"
      When Alice signs in
      Then the SP refuses

  @req:request-answered-once @needs-sp-initiated
  Rule: A request is answered once

    @ir-request-answered-twice @control:st-success-baseline
    Scenario: A fresh Assertion for a request that was answered
      When Alice signs in
      And the IdP answers the same request with another Assertion
      Then the SP refuses with "in_response_to_unknown"

  @req:requests-in-parallel @needs-sp-initiated
  Rule: Two tabs sign in

    @ir-parallel-requests
    Scenario: The second Response comes first
      When Alice begins to sign in and the Response is kept
      And Bob begins to sign in in the same browser and the Response is kept
      And the second Response that was kept is delivered
      And the first Response that was kept is delivered
      Then the SP signs each of them in

  @req:request-abandoned @needs-sp-initiated
  Rule: A request that was given up is recorded, not judged

    @ir-previous-request-id
    Scenario: The answer to the request before
      When Alice begins to sign in and the Response is kept
      And Alice begins to sign in in the same browser and the Response is kept
      And the first Response that was kept is delivered
      Then it is recorded

  @req:forgery-burns-nothing @needs-idp-initiated
  Rule: A forgery uses nothing up

    @rpl-rejected-then-valid
    Scenario: A copy with a broken signature comes before the genuine Response
      When Alice begins to sign in from the IdP and the Response is kept
      And a copy with a broken signature is delivered first
      And the first Response that was kept is delivered
      Then the SP signs Alice in

  @req:assertion-used-once
  Rule: However it comes, an Assertion is used once

    @rpl-new-wrapper @needs-assertion-signed-only @needs-idp-initiated @control:ir-unsolicited-accept
    Scenario: The same Assertion in another Response
      Given the IdP signs the Assertion
      When Alice signs in from the IdP
      And the same Assertion is posted in another Response by another browser
      Then the SP refuses with "assertion_replayed"

    @rpl-after-logout @needs-sign-out @needs-idp-initiated @control:ir-unsolicited-accept
    Scenario: The same Response after the person signed out
      When Alice signs in from the IdP
      And Alice signs out here
      And the same Response is posted again by another browser
      Then the SP refuses with "assertion_replayed"

    @rpl-within-skew-tail @needs-movable-clock @needs-idp-initiated @control:ir-unsolicited-accept
    Scenario: The same Response when only the tolerance keeps it alive
      When Alice signs in from the IdP
      And the same Response is posted again by another browser, 6 minutes later by the clock of the SP
      Then the SP refuses with "assertion_replayed"

    @rpl-concurrent @needs-idp-initiated
    Scenario: The same Response twenty times at once
      When Alice begins to sign in from the IdP and the Response is kept
      And the same Response is posted by twenty other browsers at once
      Then at most one of them is let in

  @req:replay-across-endpoints @needs-second-acs-start
  Rule: An Assertion that was used at one ACS is used up at all

    @rpl-other-acs @control:md-acs-advertised-all-live
    Scenario: The ID of an Assertion that was used, at another ACS
      When Alice signs in
      And Alice signs in at another ACS under the same Assertion ID
      Then the SP refuses with "assertion_replayed"
