@behaviour
Feature: Manual provisioning
  The administrator defines who may enter and with which groups; the identity provider only authenticates.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         | workato_end_user_groups |
      | Nora Nilsson | nora@example.com | Finance                 |
      | Omar Osman   | omar@example.com | Finance                 |
    And provisioning is manual in TEST

  @MAN-01 @MAN-02 @D-24
  Scenario: Users are not created from the identity provider
    When Nora tries to sign in to Workato GO in TEST
    Then Nora is refused with "user_not_provisioned"
    And Okta has issued an assertion for Nora
    And there are no end users

  @MAN-02
  Scenario: A name changed in the identity provider does not reach Workato
    Given the end user Nora was added as "Nora N." with access to TEST
    When Nora signs in to Workato GO in TEST
    Then Nora is signed in
    And the end user Nora exists with the name "Nora N."

  @MAN-03
  Scenario: Groups are not synced, not even through Workato GO
    Given TEST has the groups "Support, Finance"
    And the end user Nora was added as "Nora Nilsson" with access to TEST and the groups "Support"
    When Nora signs in to Workato GO in TEST
    Then Nora belongs to the groups "Everyone, Support" in TEST

  @MAN-04 @MAN-21
  Scenario: Access and groups are exactly what the administrator defined
    Given TEST has the groups "Support, Finance"
    And the end user Nora was added as "Nora Nilsson" with access to TEST and the groups "Support"
    When Nora signs in to Workato GO in TEST
    Then Nora has access to the environments "TEST"
    And Nora belongs to the groups "Everyone, Support" in TEST

  @MAN-04
  Scenario: No other environment can be entered
    Given SAML is enforced for all domains in PROD
    And the end user Nora was added as "Nora Nilsson" with access to TEST
    When Nora tries to sign in to Workato GO in PROD
    Then Nora is refused with "environment_access_denied"

  @D-26
  Scenario: Who has access to no environment signs in nowhere
    Given the end user Nora was added as "Nora Nilsson" without access to an environment
    When Nora tries to sign in to Workato GO in TEST
    Then Nora is refused with "environment_access_denied"

  @D-04
  Scenario: Before provisioning is chosen those who are there sign in
    Given provisioning is not chosen in TEST
    And the end user Nora was added as "Nora N." with access to TEST and the groups "Support"
    When Nora signs in to Workato GO in TEST
    Then Nora is signed in
    And Nora belongs to the groups "Everyone, Support" in TEST

  @D-04
  Scenario: Before provisioning is chosen nobody is created
    Given provisioning is not chosen in TEST
    When Nora tries to sign in to Workato GO in TEST
    Then Nora is refused with "user_not_provisioned"

  @MAN-20
  Scenario: Switching from JIT to manual stops creation and keeps who was there
    Given JIT provisioning is on in TEST
    When Nora signs in to Workato GO in TEST
    And provisioning is changed to manual in TEST
    And Omar tries to sign in to Workato GO in TEST
    Then Omar is refused with "user_not_provisioned"
    When Nora signs in to Workato GO in TEST
    Then Nora is signed in
    And there is exactly 1 end user
