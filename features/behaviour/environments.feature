@behaviour
Feature: Each environment signs people in its own way
  A workspace may ask for passwords in one environment and for SAML in the others, of the very same person.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         |
      | Nora Nilsson | nora@example.com |
    And these end users have access to DEV, TEST and PROD and the password "Yellow-Tulip-42"
      | Name         | Email            |
      | Nora Nilsson | nora@example.com |
    And DEV uses passwords
    And SAML is enforced for all domains in TEST and PROD

  @IPA-06 @IPA-11 @IPA-12
  Scenario: DEV asks for the password
    When Nora signs in to DEV with the password "Yellow-Tulip-42"
    Then Nora is signed in
    And single sign-on cannot be started in DEV

  @D-36
  Scenario: The password of somebody who is deactivated opens nothing
    When the end user Nora is deactivated
    Then Nora cannot sign in to DEV with the password "Yellow-Tulip-42"
    And the last refusal of Nora is "user_deactivated"

  @D-36
  Scenario: Who does not know the password does not learn that somebody is deactivated
    When the end user Nora is deactivated
    Then Nora cannot sign in to DEV with the password "Another-Tulip-42"
    And the last refusal of Nora is "credentials_invalid"

  @IPA-06
  Scenario Outline: <environment> sends everybody to the identity provider
    When Nora gives the email address at the sign-in page of <environment>
    Then Nora is sent to the identity provider
    And Nora cannot sign in to <environment> with the password "Yellow-Tulip-42"

    Examples:
      | environment |
      | TEST        |
      | PROD        |

  @IPA-06
  Scenario Outline: Who comes through the identity provider for <environment> is signed in there
    When Nora signs in to Workato GO in <environment>
    Then Nora is signed in to <environment>

    Examples:
      | environment |
      | TEST        |
      | PROD        |

  @IPA-12 @D-31
  Scenario: Switching SAML off brings the password back in that environment only
    When SAML is switched off in TEST
    Then Nora can sign in to TEST with the password "Yellow-Tulip-42"
    And single sign-on cannot be started in TEST
    And Nora cannot sign in to PROD with the password "Yellow-Tulip-42"

  @IPA-12 @D-31
  Scenario: A Response that arrives after SAML was switched off is refused
    When SAML is switched off in TEST while Nora is at Okta
    Then Nora is refused with "saml_disabled"

  @IPA-12 @D-31
  Scenario: Switched off and on again, SAML is as it was
    When SAML is switched off in TEST
    And SAML is switched on again in TEST
    And Nora signs in to Workato GO in TEST
    Then Nora is signed in

  @IPA-04 @IPA-12
  Scenario: Where SAML is on and no provider is set up, the password is still good
    Given SAML is on in DEV without a provider
    Then Nora can sign in to DEV with the password "Yellow-Tulip-42"

  @D-31 @D-19
  Scenario: A person without a password is locked out until SAML is back on
    Given JIT provisioning is on in TEST
    And these people are assigned in Okta
      | Name       | Username         |
      | Omar Osman | omar@example.com |
    When Omar signs in to Workato GO in TEST
    And SAML is switched off in TEST
    Then Omar cannot sign in to TEST with a password
    When SAML is switched on again in TEST
    And Omar signs in to Workato GO in TEST
    Then Omar is signed in
