@behaviour
Feature: Just-in-time provisioning
  Who signs in through the identity provider for the first time gets an account; nobody's existing account is touched.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         |
      | Nora Nilsson | nora@example.com |
      | Omar Osman   | omar@example.com |

  Rule: A new person gets an account on the first sign-in

    @IPA-01 @IPA-16 @IPA-40
    Scenario: Name and email come from the assertion
      Given JIT provisioning is on in TEST
      When Nora signs in to Workato GO in TEST
      Then Nora is signed in
      And the end user Nora exists with the name "Nora Nilsson"

    @IPA-16 @D-19
    Scenario: The account is active, must use SSO and belongs to Everyone
      Given JIT provisioning is on in TEST
      When Nora signs in to Workato GO in TEST
      Then the end user Nora is "Active" and must use SAML-based SSO
      And Nora belongs to the groups "Everyone" in TEST
      And Nora cannot sign in to TEST with a password

    @IPA-18 @D-07
    Scenario: Access is given to the environments with the same provider and JIT, and to no others
      Given JIT provisioning is on in TEST and PROD
      And DEV uses passwords
      When Nora signs in to Workato GO in TEST
      Then Nora has access to the environments "TEST, PROD"

    @D-07
    Scenario: An environment with another provider is not included
      Given JIT provisioning is on in TEST and PROD
      And JIT provisioning is on in PROD with the provider "Entra"
      When Nora signs in to Workato GO in TEST
      Then Nora has access to the environments "TEST"

    @D-07
    Scenario: Switching JIT on elsewhere later gives no access to those who are there
      Given JIT provisioning is on in TEST
      When Nora signs in to Workato GO in TEST
      And JIT provisioning is switched on in PROD
      And Nora signs in to Workato GO in TEST
      Then Nora has access to the environments "TEST"

    @D-29
    Scenario Outline: Where Okta sends <what> display name the email takes its place
      Given JIT provisioning is on in TEST
      And Okta sends <what> "workato_end_user_name" for Nora
      When Nora signs in to Workato GO in TEST
      Then the end user Nora exists with the name "nora@example.com"

      Examples:
        | what    |
        | no      |
        | a blank |

  Rule: The second sign-in creates nothing

    @IPA-16
    Scenario: One account, however often
      Given JIT provisioning is on in TEST
      When Nora signs in to Workato GO in TEST
      And Nora signs in to Workato GO in TEST
      Then Nora is signed in
      And there is exactly 1 end user

    @IPA-39 @D-17
    Scenario: The same address in other letters is the same person
      Given JIT provisioning is on in TEST
      And the end user Nora was added as "N. Nilsson" with access to TEST
      And Okta knows Nora as "Nora@EXAMPLE.com"
      When Nora signs in to Workato GO in TEST
      Then Nora is signed in
      And there is exactly 1 end user

    @D-06 @D-09
    Scenario: An existing person's name and groups stay as they are
      Given JIT provisioning is on in TEST
      And the end user Nora was added as "N. Nilsson" with access to TEST and the groups "Support"
      When Nora signs in to the genie in TEST
      Then Nora is signed in
      And the end user Nora exists with the name "N. Nilsson"
      And Nora belongs to the groups "Everyone, Support" in TEST

  Rule: Without JIT provisioning nobody is created

    @IPA-17 @D-24
    Scenario: The identity provider vouches for a stranger
      Given JIT provisioning is off in TEST
      When Nora tries to sign in to Workato GO in TEST
      Then Nora is refused with "user_not_provisioned"
      And Okta has issued an assertion for Nora
      And there are no end users

    @IPA-17
    Scenario: A known person still signs in
      Given JIT provisioning is off in TEST
      And the end user Nora was added as "Nora Nilsson" with access to TEST
      When Nora signs in to Workato GO in TEST
      Then Nora is signed in

  Rule: An account is not a way into every environment

    @D-08
    Scenario: A known person without access to this environment is refused
      Given JIT provisioning is on in TEST
      And the end user Nora was added as "Nora Nilsson" with access to DEV
      When Nora tries to sign in to Workato GO in TEST
      Then Nora is refused with "environment_access_denied"
      And Nora has access to the environments "DEV"

    @D-36
    Scenario: A deleted person comes back without the old groups
      Given JIT provisioning is on in TEST
      And the end user Nora was added as "N. Nilsson" with access to PROD and the groups "Support"
      And the end user Nora is deleted
      When Nora signs in to Workato GO in TEST
      Then the end user Nora exists with the name "Nora Nilsson"
      And Nora has access to the environments "TEST"
      And Nora belongs to the groups "Everyone" in TEST

    @D-36
    Scenario: A deactivated person stays out
      Given JIT provisioning is on in TEST
      And the end user Nora was added as "Nora Nilsson" with access to TEST
      And the end user Nora is deactivated
      When Nora tries to sign in to Workato GO in TEST
      Then Nora is refused with "user_deactivated"

    @IPA-03
    Scenario: Nobody enters Workato Orchestrate this way
      Given JIT provisioning is on in TEST
      When Nora tries to sign in to Workato Orchestrate in TEST
      Then Nora is refused with "orchestrate_forbidden"
      And there are no end users
