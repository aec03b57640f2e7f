@behaviour
Feature: Encryption and signatures between Okta and Workato
  Okta may encrypt what it says of a person; Workato opens it with its own key, published in its metadata, and
  trusts what is inside only for the signature on it.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         |
      | Nora Nilsson | nora@example.com |
    And JIT provisioning is on in TEST

  Rule: What was encrypted for Workato is opened

    Scenario Outline: Every algorithm that Okta offers
      Given Okta encrypts assertions with "<algorithm>" and "<key transport>"
      When Nora signs in to Workato GO in TEST
      Then nobody on the way could read the assertion of Nora
      And Nora is signed in

      Examples:
        | algorithm  | key transport         |
        | AES128-CBC | RSA-OAEP              |
        | AES256-CBC | RSA-OAEP              |
        | AES128-GCM | RSA-OAEP              |
        | AES256-GCM | RSA-OAEP              |
        | AES256-GCM | RSA-OAEP with SHA-256 |

    Scenario Outline: With either signature
      Given Okta encrypts assertions with "AES256-GCM" and "RSA-OAEP"
      And Okta signs only the <part>
      When Nora signs in to Workato GO in TEST
      Then Nora is signed in

      Examples:
        | part      |
        | Assertion |
        | Response  |

    Scenario: A cipher that notices no tampering, where nothing is signed around it
      Given Okta encrypts assertions with "AES256-CBC" and "RSA-OAEP"
      And Okta signs only the Assertion
      When Nora tries to sign in to Workato GO in TEST
      Then Nora is refused with "encryption_unauthenticated"
      And there are no end users

    Scenario: What was encrypted for somebody else is refused
      Given Okta encrypts assertions for another service provider
      When Nora tries to sign in to Workato GO in TEST
      Then Nora is refused with "decryption_failed"
      And there are no end users

  Rule: An administrator may ask for more signatures

    Scenario Outline: The one that is required is missing
      Given Okta signs only the <signed>
      And Workato requires <required>
      When Nora tries to sign in to Workato GO in TEST
      Then Nora is refused with "required_signature_missing"
      And there are no end users

      Examples:
        | signed    | required                     |
        | Response  | a signature of the Assertion |
        | Assertion | a signature of the Response  |
        | Response  | both signatures              |

    Scenario: The required signature of an encrypted assertion is inside
      Given Okta encrypts assertions with "AES256-GCM" and "RSA-OAEP"
      And Workato requires both signatures
      When Nora signs in to Workato GO in TEST
      Then Nora is signed in

    Scenario Outline: Stronger signatures are taken, weak ones refused
      Given Okta signs with "<signature>" and "<digest>"
      When Nora tries to sign in to Workato GO in TEST
      Then Nora is <outcome>

      Examples:
        | signature  | digest | outcome                                      |
        | RSA_SHA384 | SHA384 | signed in                                    |
        | RSA_SHA512 | SHA512 | signed in                                    |
        | RSA_SHA1   | SHA1   | refused with "signature_algorithm_forbidden" |

  Rule: Workato may sign its requests

    Scenario: Okta takes the signed request
      Given Okta validates SAML requests with the certificate of the service provider
      And Workato signs its authentication requests
      When Nora signs in to Workato GO in TEST
      Then Nora is signed in

    Scenario: Okta refuses an unsigned one
      Given Okta validates SAML requests with the certificate of the service provider
      When Nora tries to sign in to Workato GO in TEST
      Then Okta refuses Nora
