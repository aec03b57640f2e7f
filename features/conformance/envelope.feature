@area:RSP
Feature: Envelope of Response and Assertion
  Version, ID, issue instant and destination of what arrives, and what may be there besides.

  @req:response-version
  Rule: The Response is SAML 2.0

    @rp-version-old @control:st-success-baseline
    Scenario: Version 1.1
      Given the IdP will send "response-version-1-1"
      When Alice signs in
      Then the SP refuses with "response_version_unsupported"

    @rp-version-oldest @control:st-success-baseline
    Scenario: Version 1.0
      Given the IdP will send "response-version-1-0"
      When Alice signs in
      Then the SP refuses with "response_version_unsupported"

    @rp-version-major-3 @control:st-success-baseline
    Scenario: Version 3.0
      Given the IdP will send "response-version-3-0"
      When Alice signs in
      Then the SP refuses with "response_version_unsupported"

  @req:version-present
  Rule: There is a version

    @rp-version-missing @control:st-success-baseline
    Scenario: Version of the Response is missing
      Given the IdP will send "response-version-missing"
      When Alice signs in
      Then the SP refuses with "response_version_unsupported"

    @as-version-missing @control:st-success-baseline
    Scenario: Version of the Assertion is missing
      Given the IdP will send "assertion-version-missing"
      When Alice signs in
      Then the SP refuses with "assertion_version_unsupported"

  @req:minor-version
  Rule: A newer minor version is recorded, not judged

    @rp-version-minor
    Scenario: Version of the Response is 2.1
      Given the IdP will send "response-version-2-1"
      When Alice signs in
      Then it is recorded

    @as-version-minor
    Scenario: Version of the Assertion is 2.1
      Given the IdP will send "assertion-version-2-1"
      When Alice signs in
      Then it is recorded

  @req:response-id
  Rule: The Response has a proper ID

    @rp-id-missing @needs-assertion-signed-only @control:sg-assertion-only
    Scenario: The Response has no ID
      Given the IdP signs the Assertion
      And the IdP will send "response-id-missing"
      When Alice signs in
      Then the SP refuses with "response_id_invalid"

    @rp-id-empty @needs-assertion-signed-only @control:sg-assertion-only
    Scenario: The ID of the Response is empty
      Given the IdP signs the Assertion
      And the IdP will send "response-id-empty"
      When Alice signs in
      Then the SP refuses with "response_id_invalid"

    @rp-id-invalid-ncname @control:st-success-baseline
    Scenario: The ID of the Response begins with a digit
      Given the IdP will send "response-id-not-a-name"
      When Alice signs in
      Then the SP refuses with "response_id_invalid"

  @req:issue-instant
  Rule: What arrives says when it was issued

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

    @as-issueinstant-missing @control:st-success-baseline
    Scenario: IssueInstant of the Assertion is missing
      Given the IdP will send "assertion-issue-instant-missing"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"

    @as-issueinstant-format @control:st-success-baseline
    Scenario: IssueInstant of the Assertion is only a date
      Given the IdP will send "assertion-issue-instant-malformed"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"

  @req:issue-instant-near
  Rule: The issue instant lies near the sign-in

    @rp-issueinstant-before-request @control:st-success-baseline
    Scenario: The Response was issued a day ago
      Given the IdP will send "response-issue-instant-past"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"

    @rp-issueinstant-future @control:st-success-baseline
    Scenario: The Response will be issued in a day
      Given the IdP will send "response-issue-instant-future"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"

    @as-issueinstant-past @control:st-success-baseline
    Scenario: The Assertion was issued a day ago
      Given the IdP will send "assertion-issue-instant-past"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"

    @as-issueinstant-future @control:st-success-baseline
    Scenario: The Assertion will be issued in a day
      Given the IdP will send "assertion-issue-instant-future"
      When Alice signs in
      Then the SP refuses with "issue_instant_invalid"

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

    @rp-destination-host @control:st-success-baseline
    Scenario: The host of Destination only begins with ours
      Given the IdP will send "destination-host-suffix"
      When Alice signs in
      Then the SP refuses with "destination_mismatch"

    @rp-destination-empty @control:st-success-baseline
    Scenario: Destination is empty
      Given the IdP will send "destination-empty"
      When Alice signs in
      Then the SP refuses with "destination_mismatch"

  @req:signed-response-needs-destination
  Rule: A signed Response says where it goes

    @rp-destination-missing-signed @control:sg-both
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

  @req:root-is-response
  Rule: The root is a Response

    @rp-wrong-message @control:st-success-baseline
    Scenario: A LogoutResponse
      Given the IdP will send "wrong-message-type"
      When Alice signs in
      Then the SP refuses with "root_element_unexpected"

    @rp-bare-assertion @needs-assertion-signed-only @control:sg-assertion-only
    Scenario: A signed Assertion, alone
      Given the IdP signs the Assertion
      And the IdP will send "bare-assertion"
      When Alice signs in
      Then the SP refuses with "root_element_unexpected"

    @rp-wrapped-root @control:st-success-baseline
    Scenario: A Response in a foreign element
      Given the IdP will send "foreign-root"
      When Alice signs in
      Then the SP refuses with "root_element_unexpected"

    @rp-soap-envelope @control:st-success-baseline
    Scenario: A Response in a SOAP envelope
      Given the IdP will send "soap-envelope"
      When Alice signs in
      Then the SP refuses with "root_element_unexpected"

  @req:assertion-version
  Rule: The Assertion is SAML 2.0

    @as-version-wrong @control:st-success-baseline
    Scenario: Version 1.1
      Given the IdP will send "assertion-version-1-1"
      When Alice signs in
      Then the SP refuses with "assertion_version_unsupported"

    @as-version-oldest @control:st-success-baseline
    Scenario: Version 1.0
      Given the IdP will send "assertion-version-1-0"
      When Alice signs in
      Then the SP refuses with "assertion_version_unsupported"

    @as-version-major-3 @control:st-success-baseline
    Scenario: Version 3.0
      Given the IdP will send "assertion-version-3-0"
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

    @as-id-empty @needs-response-signed-only @control:sg-response-only
    Scenario: The ID of the Assertion is empty
      Given the IdP signs the Response
      And the IdP will send "assertion-id-empty"
      When Alice signs in
      Then the SP refuses with "assertion_id_invalid"

    @as-id-invalid-ncname @control:st-success-baseline
    Scenario: The ID of the Assertion begins with a digit
      Given the IdP will send "assertion-id-not-a-name"
      When Alice signs in
      Then the SP refuses with "assertion_id_invalid"

  @req:ids-differ
  Rule: Response and Assertion do not share an ID

    @rp-shared-id @control:st-success-baseline
    Scenario: Response and Assertion have the same ID
      Given the IdP will send "response-and-assertion-share-id"
      When Alice signs in
      Then the SP refuses with "duplicate_id"

  @req:assertion-schema
  Rule: The Assertion keeps to the schema

    @as-schema-order @control:st-success-baseline
    Scenario: Conditions stands before Subject
      Given the IdP will send "schema-order"
      When Alice signs in
      Then the SP refuses with "structure_invalid"

    @as-unknown-child @control:st-success-baseline
    Scenario: A foreign element in the Assertion
      Given the IdP will send "unknown-child"
      When Alice signs in
      Then the SP refuses with "structure_invalid"

  @req:extensions-tolerated
  Rule: What may be added does not hinder

    @rp-extensions-unknown
    Scenario: Extensions with an unknown element
      Given the IdP will send "extensions-unknown"
      When Alice signs in
      Then the SP signs Alice in

    @rp-consent
    Scenario: Consent is stated
      Given the IdP will send "consent"
      When Alice signs in
      Then the SP signs Alice in

    @as-advice
    Scenario: Advice with a foreign element
      Given the IdP will send "advice"
      When Alice signs in
      Then the SP signs Alice in

    @rp-unknown-attribute
    Scenario: A foreign attribute on SubjectConfirmationData
      Given the IdP will send "confirmation-data-foreign-attribute"
      When Alice signs in
      Then the SP signs Alice in

  @req:issue-instant-fraction
  Rule: Fractions of a second are fine

    @rp-issueinstant-millis
    Scenario: Nine digits after the seconds
      Given the IdP will send "issue-instant-nanoseconds"
      When Alice signs in
      Then the SP signs Alice in

  @req:other-statements
  Rule: Other statements do not hinder

    @as-authzdecision
    Scenario: An AuthzDecisionStatement, too
      Given the IdP will send "authz-decision-statement"
      When Alice signs in
      Then the SP signs Alice in

  @req:destination-equivalent
  Rule: A Destination that differs in case of host only is recorded, not judged

    @rp-destination-equivalent
    Scenario: The host in upper case
      Given the IdP will send "destination-host-case"
      When Alice signs in
      Then it is recorded

  @req:inherited-namespaces
  Rule: Namespaces may stand on the Response

    @fmt-inherited-ns
    Scenario: The Assertion declares no namespace of its own
      Given the IdP will send "namespaces-inherited"
      When Alice signs in
      Then the SP signs Alice in

  @req:several-assertions
  Rule: Two good Assertions about one person are recorded, not judged

    @as-multiple-valid
    Scenario: A second Assertion about Alice
      Given the IdP will send "assertion-twice"
      When Alice signs in
      Then it is recorded

  @req:invalid-assertion-unused
  Rule: An Assertion that is not valid is not used

    @as-mixed-valid-invalid @control:st-success-baseline
    Scenario: An expired Assertion about Bob before a valid one about Alice
      Given the IdP will send "expired-assertion-beside-valid" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

  @req:one-principal
  Rule: All Assertions of a Response are about one person

    @as-mixed-principals @control:st-success-baseline
    Scenario: Two good Assertions, about Bob and about Alice
      Given the IdP will send "other-person-first-both-signed" naming Bob
      When Alice signs in
      Then the SP refuses with "assertion_count_invalid"

  @req:destination-of-this-acs @needs-second-acs
  Rule: Destination is the very ACS that the message comes to

    @rp-destination-other-own-acs @control:st-success-baseline
    Scenario: Destination is another ACS of the same SP
      Given Destination will be another ACS of the SP
      When Alice signs in
      Then the SP refuses with "destination_mismatch"
