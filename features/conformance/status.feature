@area:STA
Feature: Status
  Only a Response whose top-level StatusCode is Success may sign anybody in, whatever else it holds.

  @req:success-signs-in
  Rule: A good Response signs the person in

    @st-success-baseline
    Scenario: Success with a valid Assertion
      When Alice signs in
      Then the SP signs Alice in

  @req:status-must-be-present
  Rule: A Response without a readable status is refused

    @st-missing @control:st-success-baseline
    Scenario: Status is missing
      Given the IdP will send "status-missing"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-empty @control:st-success-baseline
    Scenario: Status holds no StatusCode
      Given the IdP will send "status-empty"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-code-no-value @control:st-success-baseline
    Scenario: StatusCode has no Value
      Given the IdP will send "status-code-value-missing"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-code-empty-value @control:st-success-baseline
    Scenario: StatusCode has an empty Value
      Given the IdP will send "status-code-value-empty"
      When Alice signs in
      Then the SP refuses with "status_not_success"

  @req:status-must-be-success
  Rule: Any top-level StatusCode but Success is refused, even beside a good Assertion

    @st-code-unknown @control:st-success-baseline
    Scenario: StatusCode is a URN nobody defined
      Given the IdP will send "status-unknown"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-code-case @control:st-success-baseline
    Scenario: Success in lower case
      Given the IdP will send "status-case"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-error-with-assertion @control:st-success-baseline
    Scenario: Responder beside a good Assertion
      Given the IdP will send "status-responder-with-assertion"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-requester-with-assertion @control:st-success-baseline
    Scenario: Requester beside a good Assertion
      Given the IdP will send "status-requester-with-assertion"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-second-level-at-top @control:st-success-baseline
    Scenario: AuthnFailed at the top, beside a good Assertion
      Given the IdP will send "status-second-level-at-top"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-success-as-second-level @control:st-success-baseline
    Scenario: Responder at the top, Success below it
      Given the IdP will send "status-success-as-second-level"
      When Alice signs in
      Then the SP refuses with "status_not_success"

  @req:error-response-is-refused
  Rule: An error Response without an Assertion is refused in good order

    @st-requester @control:st-success-baseline
    Scenario: Requester
      Given the IdP will send "status-requester"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-responder @control:st-success-baseline
    Scenario: Responder
      Given the IdP will send "status-responder"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-versionmismatch @control:st-success-baseline
    Scenario: VersionMismatch
      Given the IdP will send "status-version-mismatch"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-authnfailed @control:st-success-baseline
    Scenario: Responder with AuthnFailed below
      Given the IdP will send "status-second-level" with "code" "AuthnFailed"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-nopassive @control:st-success-baseline
    Scenario: Responder with NoPassive below
      Given the IdP will send "status-second-level" with "code" "NoPassive"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-requestdenied @control:st-success-baseline
    Scenario: Responder with RequestDenied below
      Given the IdP will send "status-second-level" with "code" "RequestDenied"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-statusmessage-xss @control:st-success-baseline
    Scenario: A script in StatusMessage
      Given the IdP will send "status-message-markup"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-statusdetail-foreign @control:st-success-baseline
    Scenario: Foreign XML in StatusDetail
      Given the IdP will send "status-detail-foreign"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-second-level-matrix @control:st-success-baseline
    Scenario: Responder, and below it a code nobody defined
      Given the IdP will send "status-second-level" with "code" "Splendid"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-second-level-noauthncontext @control:st-success-baseline
    Scenario: Responder, and below it NoAuthnContext
      Given the IdP will send "status-second-level" with "code" "NoAuthnContext"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-second-level-invalidnameidpolicy @control:st-success-baseline
    Scenario: Responder, and below it InvalidNameIDPolicy
      Given the IdP will send "status-second-level" with "code" "InvalidNameIDPolicy"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-second-level-unknownprincipal @control:st-success-baseline
    Scenario: Responder, and below it UnknownPrincipal
      Given the IdP will send "status-second-level" with "code" "UnknownPrincipal"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-second-level-noavailableidp @control:st-success-baseline
    Scenario: Responder, and below it NoAvailableIDP
      Given the IdP will send "status-second-level" with "code" "NoAvailableIDP"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-second-level-unsupportedbinding @control:st-success-baseline
    Scenario: Responder, and below it UnsupportedBinding
      Given the IdP will send "status-second-level" with "code" "UnsupportedBinding"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-error-unsigned @control:sg-both
    Scenario: Responder, and nothing is signed
      Given the IdP signs the Assertion and the Response
      And the IdP will send "status-error-unsigned"
      When Alice signs in
      Then the SP refuses with "status_not_success"

    @st-statusmessage-huge @control:st-success-baseline
    Scenario: A StatusMessage of 64 KiB in many scripts
      Given the IdP will send "status-message-huge"
      When Alice signs in
      Then the SP refuses with "status_not_success"

  @req:success-needs-assertion
  Rule: Success without an Assertion is refused

    @st-success-no-assertion @control:st-success-baseline
    Scenario: Success, and nothing else
      Given the IdP will send "status-success-without-assertion"
      When Alice signs in
      Then the SP refuses with "assertion_count_invalid"
