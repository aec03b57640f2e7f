@behaviour
Feature: Who must use SAML
  The scope decides who must come through the identity provider; everybody else has a password.

  Background:
    Given these people are assigned in Okta
      | Name         | Username               |
      | Nora Nilsson | nora@example.com       |
      | Petra Palm   | petra@partner.example  |
    And these end users have access to TEST and the password "Yellow-Tulip-42"
      | Name         | Email                  |
      | Nora Nilsson | nora@example.com       |
      | Petra Palm   | petra@partner.example  |

  @IPA-15 @MAN-13
  Scenario Outline: All domains: everybody is sent to the identity provider
    Given SAML is enforced for all domains in TEST
    When <person> gives the email address at the sign-in page of TEST
    Then <person> is sent to the identity provider
    And <person> cannot sign in to TEST with the password "Yellow-Tulip-42"

    Examples:
      | person |
      | Nora   |
      | Petra  |

  @IPA-15 @MAN-13
  Scenario: Selected domains: the listed domain must use SAML
    Given SAML is enforced for the domains "example.com" in TEST
    When Nora gives the email address at the sign-in page of TEST
    Then Nora is sent to the identity provider
    And Nora cannot sign in to TEST with the password "Yellow-Tulip-42"

  @IPA-15 @MAN-13 @IPA-20
  Scenario: Selected domains: others sign in with a password
    Given SAML is enforced for the domains "example.com" in TEST
    When Petra signs in to TEST with the password "Yellow-Tulip-42"
    Then Petra is signed in

  @D-18
  Scenario: Who need not use SAML still may
    Given SAML is enforced for the domains "example.com" in TEST
    When Petra signs in to Workato GO in TEST
    Then Petra is signed in

  @D-28
  Scenario Outline: Domains are compared whole, and without regard to case
    Given SAML is enforced for the domains "<domains>" in TEST
    When Nora gives the email address at the sign-in page of TEST
    Then Nora is asked for <what>

    Examples:
      | domains                         | what              |
      | EXAMPLE.com                     | the identity provider |
      | partner.example , example.com   | the identity provider |
      | sub.example.com                 | a password        |
      | ample.com                       | a password        |
      | example.com.evil.example        | a password        |

  @IPA-15
  Scenario: A changed scope applies to the next sign-in
    Given SAML is enforced for the domains "partner.example" in TEST
    When Nora gives the email address at the sign-in page of TEST
    And SAML becomes enforced for all domains in TEST
    And Nora gives the password "Yellow-Tulip-42"
    Then Nora is not signed in

  @IPA-06 @IPA-11
  Scenario: One person, three environments, three ways in
    Given Nora has access to DEV, TEST and PROD
    And DEV uses passwords
    And SAML is enforced for all domains in TEST
    And SAML is enforced for all domains in PROD
    Then Nora can sign in to DEV with the password "Yellow-Tulip-42"
    And Nora cannot sign in to TEST with the password "Yellow-Tulip-42"
    And Nora cannot sign in to PROD with the password "Yellow-Tulip-42"

  @IPA-12 @D-31
  Scenario: Switching SAML off brings the password back in that environment only
    Given SAML is enforced for all domains in TEST
    And SAML is enforced for all domains in PROD
    And Nora has access to DEV, TEST and PROD
    When SAML is switched off in TEST
    Then Nora can sign in to TEST with the password "Yellow-Tulip-42"
    And Nora cannot sign in to PROD with the password "Yellow-Tulip-42"
    And single sign-on cannot be started in TEST
