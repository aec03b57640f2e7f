@area:ISS
Feature: Issuer
  Response and Assertion must both come from the one IdP that the SP trusts for this sign-in.

  @req:response-issuer-must-match
  Rule: The Issuer of the Response is the trusted IdP

    @is-response-unknown @control:st-success-baseline
    Scenario: The Response comes from an unknown entity
      Given the IdP will send "response-issuer-unknown"
      When Alice signs in
      Then the SP refuses with "response_issuer_mismatch"

    @is-response-empty @control:st-success-baseline
    Scenario: The Issuer of the Response is empty
      Given the IdP will send "response-issuer-empty"
      When Alice signs in
      Then the SP refuses with "response_issuer_mismatch"

    @is-response-case @control:st-success-baseline
    Scenario: The Issuer of the Response differs in case
      Given the IdP will send "response-issuer-case"
      When Alice signs in
      Then the SP refuses with "response_issuer_mismatch"

    @is-response-slash @control:st-success-baseline
    Scenario: The Issuer of the Response differs by a trailing slash
      Given the IdP will send "response-issuer-trailing-slash"
      When Alice signs in
      Then the SP refuses with "response_issuer_mismatch"

    @is-response-comment-split @control:st-success-baseline
    Scenario: A comment splits the Issuer of the Response
      Given the IdP will send "response-issuer-comment-split"
      When Alice signs in
      Then the SP refuses with "response_issuer_mismatch"

  @req:signed-response-needs-issuer
  Rule: A signed Response says who sent it

    @is-response-missing-signed @control:sg-both
    Scenario: A signed Response without Issuer
      Given the IdP signs the Assertion and the Response
      And the IdP will send "response-issuer-missing"
      When Alice signs in
      Then the SP refuses with "response_issuer_mismatch"

  @req:unsigned-response-may-lack-issuer
  Rule: An unsigned Response may leave its Issuer out

    @is-response-missing-unsigned @needs-assertion-signed-only
    Scenario: Only the Assertion is signed, the Response has no Issuer
      Given the IdP signs the Assertion
      And the IdP will send "response-issuer-missing"
      When Alice signs in
      Then the SP signs Alice in

  @req:issuer-format-is-entity
  Rule: The Format of an Issuer is not anything but entity

    @is-response-format @control:st-success-baseline
    Scenario: The Issuer of the Response has another Format
      Given the IdP will send "response-issuer-format"
      When Alice signs in
      Then the SP refuses with "response_issuer_mismatch"

    @is-assertion-format @control:st-success-baseline
    Scenario: The Issuer of the Assertion has another Format
      Given the IdP will send "assertion-issuer-format"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

  @req:issuer-format-optional
  Rule: The Format of an Issuer may be left out

    @is-format-omitted
    Scenario: The Issuer of the Assertion has no Format
      Given the IdP will send "assertion-issuer-format-omitted"
      When Alice signs in
      Then the SP signs Alice in

    @is-response-format-omitted
    Scenario: The Issuer of the Response has no Format
      Given the IdP will send "response-issuer-format-omitted"
      When Alice signs in
      Then the SP signs Alice in

  @req:assertion-issuer-must-match
  Rule: The Issuer of the Assertion is the trusted IdP

    @is-assertion-unknown @control:st-success-baseline
    Scenario: The Assertion comes from an unknown entity
      Given the IdP will send "assertion-issuer-unknown"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

    @is-assertion-empty @control:st-success-baseline
    Scenario: The Issuer of the Assertion is empty
      Given the IdP will send "assertion-issuer-empty"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

    @is-case @control:st-success-baseline
    Scenario: The Issuer of the Assertion differs in case
      Given the IdP will send "assertion-issuer-case"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

    @is-case-slash @control:st-success-baseline
    Scenario: The Issuer of the Assertion differs by a trailing slash
      Given the IdP will send "assertion-issuer-trailing-slash"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

    @is-comment-split @control:st-success-baseline
    Scenario: A comment splits the Issuer of the Assertion
      Given the IdP will send "assertion-issuer-comment-split"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

  @req:assertion-needs-issuer
  Rule: An Assertion says who made it

    @is-assertion-missing @control:st-success-baseline
    Scenario: The Assertion has no Issuer
      Given the IdP will send "assertion-issuer-missing"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

  @req:issuer-whitespace
  Rule: Blanks around an Issuer are part of it

    @is-whitespace @control:st-success-baseline
    Scenario: The Issuer of the Assertion is padded with blanks
      Given the IdP will send "assertion-issuer-padded"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

    @is-response-whitespace @control:st-success-baseline
    Scenario: The Issuer of the Response is padded with blanks
      Given the IdP will send "response-issuer-padded"
      When Alice signs in
      Then the SP refuses with "response_issuer_mismatch"

  @req:signer-belongs-to-issuer @needs-second-idp
  Rule: The signer is the Issuer

    @is-cross-key @control:mdc-two-idps
    Scenario: The key of another trusted IdP signs
      Given the key of the second IdP will sign
      When Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:answered-by-the-one-asked @needs-second-idp
  Rule: The IdP that was asked answers

    @is-mixup-other-idp-answers @control:mdc-two-idps
    Scenario: Another trusted IdP answers the request
      When the second IdP answers the request that Alice sent to the first
      Then the SP refuses with "in_response_to_unknown"

  @req:issuers-agree
  Rule: Response and Assertion come from one IdP

    @is-response-vs-assertion @needs-second-idp @control:st-success-baseline
    Scenario: The Assertion names the second IdP, the Response the first
      Given the Assertion will name the second IdP as its Issuer
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

  @req:tenants-kept-apart @needs-second-tenant
  Rule: The IdP of a tenant speaks for the people of that tenant

    @is-tenant-own
    Scenario: The IdP of another tenant names a person of its own
      When a person of the other tenant signs in there
      Then the SP signs that person in there alone

    @is-tenant-confusion @control:is-tenant-own
    Scenario: The IdP of another tenant names Alice, at its own tenant
      When the IdP of the other tenant names Alice at its own ACS
      Then the SP refuses

    @is-tenant-other-acs @control:is-tenant-own
    Scenario: The IdP of another tenant names Alice, at the ACS of her tenant
      When the IdP of the other tenant answers the request that Alice sent
      Then the SP refuses
