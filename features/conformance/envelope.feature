@area:RSP
Feature: Envelope of Response and Assertion
  Version, ID, issue instant and destination of what arrives, and what may be there besides.

  @req:response-version
  Rule: The Response is SAML 2.0

    @rp-version-old @control:st-success-baseline
    Scenario: Version 1.1
      Given the IdP will send "response-version-old"
      When Alice signs in
      Then the SP refuses with "response_version_unsupported"

    @rp-version-major-3 @control:st-success-baseline
    Scenario: Version 3.0
      Given the IdP will send "response-version-future"
      When Alice signs in
      Then the SP refuses with "response_version_unsupported"

  @req:response-id
  Rule: The Response has a proper ID

    @rp-id-missing @needs-assertion-signed-only @control:sg-assertion-only
    Scenario: The Response has no ID
      Given the IdP signs the Assertion
      And the IdP will send "response-id-missing"
      When Alice signs in
      Then the SP refuses with "response_id_invalid"

  @req:response-issue-instant
  Rule: The Response says when it was issued

    @rp-issueinstant-missing @control:st-success-baseline
    Scenario: IssueInstant of the Response is missing
      Given the IdP will send "response-issue-instant-missing"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"

    @rp-issueinstant-format @control:st-success-baseline
    Scenario: IssueInstant of the Response is only a date
      Given the IdP will send "response-issue-instant-malformed"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"

  @req:fractional-seconds
  Rule: Fractions of a second are no reason to refuse

    @rp-issueinstant-millis
    Scenario: IssueInstant with nine fractional digits
      Given the IdP will send "response-issue-instant-fraction"
      When Alice signs in
      Then the SP signs Alice in

  @req:destination-must-match
  Rule: The Destination is this ACS

    @rp-destination-wrong @control:st-success-baseline
    Scenario: Destination is another site
      Given the IdP will send "destination-wrong"
      When Alice signs in
      Then the SP refuses with "destination_mismatch"

    @rp-destination-prefix @control:st-success-baseline
    Scenario: Destination only begins with the ACS address
      Given the IdP will send "destination-prefix"
      When Alice signs in
      Then the SP refuses with "destination_mismatch"

    @rp-destination-empty @control:st-success-baseline
    Scenario: Destination is empty
      Given the IdP will send "destination-empty"
      When Alice signs in
      Then the SP refuses with "destination_mismatch"

  @req:signed-response-needs-destination
  Rule: A signed Response says where it goes

    @rp-destination-missing-signed @control:st-success-baseline
    Scenario: A signed Response without Destination
      Given the IdP signs the Assertion and the Response
      And the IdP will send "destination-missing"
      When Alice signs in
      Then the SP refuses with "destination_mismatch"

  @req:unsigned-response-may-lack-destination
  Rule: An unsigned Response may leave its Destination out

    @rp-destination-missing-unsigned @needs-assertion-signed-only
    Scenario: Only the Assertion is signed, the Response has no Destination
      Given the IdP signs the Assertion
      And the IdP will send "destination-missing"
      When Alice signs in
      Then the SP signs Alice in

  @req:assertion-version
  Rule: The Assertion is SAML 2.0

    @as-version-wrong @control:st-success-baseline
    Scenario: Version 1.1
      Given the IdP will send "assertion-version-wrong"
      When Alice signs in
      Then the SP refuses with "assertion_version_unsupported"

  @req:assertion-id
  Rule: The Assertion has a proper ID

    @as-id-missing @needs-response-signed-only @control:sg-response-only
    Scenario: The Assertion has no ID
      Given the IdP signs the Response
      And the IdP will send "assertion-id-missing"
      When Alice signs in
      Then the SP refuses with "assertion_id_invalid"

  @req:assertion-issue-instant
  Rule: The Assertion says when it was issued

    @as-issueinstant-missing @control:st-success-baseline
    Scenario: IssueInstant of the Assertion is missing
      Given the IdP will send "assertion-issue-instant-missing"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"
