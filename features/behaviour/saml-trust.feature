@behaviour
Feature: What Workato believes
  Whoever signs in is who Okta says, to Workato and to no other, now and not later. Everything else is refused, and
  nobody gets an account by it.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         |
      | Nora Nilsson | nora@example.com |
    And JIT provisioning is on in TEST

  @IPA-30 @IPA-36
  Scenario: A good Response signs in
    When Nora signs in to Workato GO in TEST
    Then Nora is signed in

  Scenario Outline: Refused: <what>
    When Nora tries to sign in to Workato GO in TEST with <fault>
    Then Nora is refused with <reason>
    And there are no end users

    @IPA-30
    Examples: who says so
      | what                  | fault                      | reason              |
      | nothing is signed     | "signature-none"           | "signature_missing" |
      | signed by another key | "signature-by-stranger"    | "signature_invalid" |
      | altered after signing | "signature-value-tampered" | "signature_invalid" |

    @IPA-37
    Examples: to whom it was sent
      | what                | fault               | reason                 |
      | another recipient   | "recipient-wrong"   | "recipient_mismatch"   |
      | another destination | "destination-wrong" | "destination_mismatch" |

    @IPA-38
    Examples: for whom it is
      | what             | fault            | reason              |
      | another audience | "audience-wrong" | "audience_mismatch" |

    @IPA-36 @D-37
    Examples: when, and in answer to what
      | what                    | fault                      | reason                      |
      | expired                 | "conditions-expired"       | "assertion_expired"         |
      | not yet valid           | "conditions-not-yet-valid" | "assertion_not_yet_valid"   |
      | another issuer          | "assertion-issuer-unknown" | "assertion_issuer_mismatch" |
      | an unknown InResponseTo | "in-response-to-unknown"   | "in_response_to_unknown"    |

    @IPA-39 @D-17
    Examples: who it names
      | what                  | fault                  | reason            |
      | another NameID format | "name-id-format-wrong" | "name_id_format"  |
      | a NameID without an @ | "name-id-not-an-email" | "name_id_invalid" |

  @IPA-30
  Scenario Outline: Nobody signs in as Omar by <what>
    Given the end user Omar was added as "Omar Osman" with access to TEST
    When Nora tries to sign in to Workato GO in TEST with <fault> naming Omar
    Then Nora is refused with <reason>

    Examples:
      | what                               | fault                    | reason                            |
      | a second Assertion, signed as well | "two-people-both-signed" | "assertion_count_invalid"         |
      | a forged Assertion beside hers     | "forged-assertion-last"  | "signature_coverage_insufficient" |
      | an Assertion wrapped into hers     | "wrapped-in-advice"      | "signature_coverage_insufficient" |

  @IPA-36
  Scenario: A Response is good for one sign-in
    When Nora comes to Workato from her Okta dashboard
    And the same Response is sent to Workato again
    Then Nora is refused with "assertion_replayed"

  @IPA-52 @D-27
  Scenario: With an outdated certificate nobody signs in until the metadata is read again
    Given Workato holds an outdated certificate of Okta
    When Nora tries to sign in to Workato GO in TEST
    Then Nora is refused with "signature_invalid"
    When Workato reads the metadata of Okta
    And Nora signs in to Workato GO in TEST
    Then Nora is signed in

  @IPA-52 @D-27 @D-37
  Scenario Outline: Once the metadata is refreshed <where> the new key of Okta counts, and the old one no more
    Given Workato reads the metadata of Okta
    When Okta signs with a new key
    And Nora tries to sign in to Workato GO in TEST
    Then Nora is refused with "signature_invalid"
    When the metadata is refreshed <where>
    And Nora signs in to Workato GO in TEST
    Then Nora is signed in
    When Okta signs with the old key again
    And Nora tries to sign in to Workato GO in TEST
    Then Nora is refused with "signature_invalid"

    Examples:
      | where        |
      | on the page  |
      | over the API |

  @D-27
  Scenario: While a key is changed both certificates are good
    Given Workato holds an outdated certificate of Okta and the present one
    When Nora signs in to Workato GO in TEST
    Then Nora is signed in

  @IPA-04
  Scenario: Without a provider nobody can be sent to Okta
    Given SAML is on in PROD without a provider
    Then single sign-on cannot be started in PROD

  @IPA-04
  Scenario: A Response of a provider that the environment has left is refused
    Given the end user Nora was added as "Nora Nilsson" with access to TEST
    When TEST changes to the provider "Backup" while Nora is at Okta
    Then Nora is refused with "provider_not_configured"
    And Nora is not signed in

  @D-32
  Scenario: A provider that no environment uses any more can be deleted
    Given JIT provisioning is on in PROD with the provider "Entra"
    When JIT provisioning is switched on in PROD
    And the administrator deletes the provider "Entra"
    Then Workato knows exactly the providers "Okta"

  @IPA-48
  Scenario: A person who is not assigned gets no assertion
    Given Nora is not assigned in Okta
    When Nora tries to sign in to Workato GO in TEST
    Then Okta refuses Nora
    And there are no end users
