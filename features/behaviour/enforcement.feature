@behaviour
Feature: Who must use SAML
  The scope decides who must come through the identity provider; everybody else has a password.

  Background:
    Given these people are assigned in Okta
      | Name         | Username              |
      | Nora Nilsson | nora@example.com      |
      | Petra Palm   | petra@partner.example |
    And these end users have access to TEST and the password "Yellow-Tulip-42"
      | Name         | Email                 |
      | Nora Nilsson | nora@example.com      |
      | Petra Palm   | petra@partner.example |

  @IPA-15 @MAN-13
  Scenario Outline: All domains: <person> is sent to the identity provider
    Given SAML is enforced for all domains in TEST
    When <person> gives the email address at the sign-in page of TEST
    Then <person> is sent to the identity provider
    And <person> cannot sign in to TEST with the password "Yellow-Tulip-42"

    Examples: people of two domains
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

  @MAN-13
  Scenario Outline: Under manual provisioning the scope is the same: <person> is <what>
    Given provisioning is manual in TEST
    And SAML is enforced for the domains "example.com" in TEST
    When <person> gives the email address at the sign-in page of TEST
    Then <person> is <what>

    Examples:
      | person | what                          |
      | Nora   | sent to the identity provider |
      | Petra  | asked for a password          |

  @D-18
  Scenario: Who need not use SAML still may
    Given SAML is enforced for the domains "example.com" in TEST
    When Petra gives the email address at the sign-in page of TEST
    Then Petra is asked for a password
    When Petra chooses single sign-on instead
    Then Petra is signed in

  @D-28
  Scenario Outline: The domains "<domains>" include example.com
    Given SAML is enforced for the domains "elsewhere.example" in TEST
    When the administrator selects the domains "<domains>" for TEST
    And Nora gives the email address at the sign-in page of TEST
    Then Nora is sent to the identity provider

    Examples: however they are written
      | domains                       |
      | example.com                   |
      | EXAMPLE.com                   |
      | partner.example , example.com |
      | Partner.example,Example.com   |

  @D-28
  Scenario Outline: The domain "<domain>" is not example.com
    Given SAML is enforced for the domains "<domain>" in TEST
    When Nora signs in to TEST with the password "Yellow-Tulip-42"
    Then Nora is signed in

    Examples: subdomains and look-alikes
      | domain                   |
      | sub.example.com          |
      | ample.com                |
      | com                      |
      | example.com.evil.example |

  @IPA-15
  Scenario: A changed scope applies to the next sign-in
    Given SAML is enforced for the domains "partner.example" in TEST
    When Nora gives the email address at the sign-in page of TEST
    And SAML becomes enforced for all domains in TEST
    And Nora gives the password "Yellow-Tulip-42"
    Then Nora is not signed in

  @D-36
  Scenario: A link to set a password opens no session where SAML is enforced
    Given SAML is enforced for all domains in TEST
    When Nora is sent a link to set a password
    And Nora follows the link and sets the password "Own-Password-1"
    Then Nora is not signed in
    And Nora cannot sign in to TEST with the password "Own-Password-1"

  @D-36 @D-25
  Scenario: The same link is good for whoever need not use SAML
    Given SAML is enforced for the domains "partner.example" in TEST
    When Nora is sent a link to set a password
    And Nora follows the link and sets the password "Own-Password-1"
    Then Nora is not signed in
    And Nora can sign in to TEST with the password "Own-Password-1"

  @IPA-16 @D-19
  Scenario: A person made by JIT is sent to the identity provider, whatever the domain
    Given JIT provisioning is on in TEST
    And SAML is enforced for the domains "partner.example" in TEST
    And Okta assigns Omar no groups
    When Omar signs in to Workato GO in TEST
    And Omar gives the email address at the sign-in page of TEST
    Then Omar is sent to the identity provider

  @D-19 @D-36
  Scenario: A person made by JIT has no password, whatever link is followed
    Given JIT provisioning is on in TEST
    And SAML is enforced for the domains "partner.example" in TEST
    And Okta assigns Omar no groups
    When Omar signs in to Workato GO in TEST
    And Omar is sent a link to set a password
    And Omar follows the link and sets the password "Own-Password-1"
    Then Omar cannot sign in to TEST with the password "Own-Password-1"
