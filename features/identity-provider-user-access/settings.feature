@document:identity-provider-user-access @chromium
Feature: What the settings of an environment bring to the people
  The wizard's toggles, the environments and the products, seen by somebody who signs in through Okta.

  Rule: Each environment has a method of its own

    Background:
      Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
      And a provider "Okta Prod" set up in "TEST" with IdP information typed in
      And a provider "Okta Prod" set up in "PROD" with IdP information typed in

    @IPA-06
    Scenario: Dev takes a password, Test and Prod send everybody to Okta
      When "dana@example.com" tries to sign in to Workato GO in "DEV"
      Then Workato offers a password and no identity provider
      When "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
      Then the portal shows "Dana Diaz" signed in to "TEST" by "Okta Prod"
      When "dana@example.com" signs in to Workato GO in "PROD" with her Okta password
      Then the portal shows "Dana Diaz" signed in to "PROD" by "Okta Prod"

    @IPA-18 @D-07
    Scenario: An account made just in time may enter the environments that were selected, and no others
      When "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
      Then Dana has access to the environments "TEST, PROD"

  Rule: The access is to the Agentic products

    @IPA-02 @IPA-03
    Scenario: Workato GO and the genie open, Workato Orchestrate does not
      Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
      And a provider "Okta Prod" set up in "TEST" with IdP information typed in
      When "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
      And she opens Workato GO
      Then Workato says "may use Workato GO"
      When she opens the genie
      Then Workato says "may use Genie"
      When she opens Workato Orchestrate
      Then she is refused with "orchestrate_forbidden"
      And Workato says "This way of signing in gives no access to Workato Orchestrate."

  Rule: The toggles decide about accounts and groups

    Background:
      Given these end-user groups
        | Environment | Group   |
        | TEST        | Finance |
        | TEST        | Sales   |
      And the administrator has opened the wizard "Set up a new provider" in "TEST"
      And she enters "Okta Prod" as the "Identity provider (IdP) name"

    @IPA-17 @D-24
    Scenario: With "Enable SAML Just-in-Time (JIT) provisioning" off nobody gets an account
      When she switches on "Enable user groups syncing"
      And she completes the wizard for an app in Okta with "dana@example.com" assigned
      And the Okta administrator gives Dana the groups "Finance" in the assignment
      And "dana@example.com" tries to sign in to Workato GO in "TEST" with her Okta password
      Then she is refused with "user_not_provisioned"
      And Workato says "You have no account here yet. Ask your administrator to add you."
      And no end user "dana@example.com" exists

    @IPA-19
    Scenario: With "Enable user groups syncing" off the groups of Okta stay in Okta
      When she switches on "Enable SAML Just-in-Time (JIT) provisioning"
      And she completes the wizard for an app in Okta with "dana@example.com" assigned
      And the Okta administrator gives Dana the groups "Finance" in the assignment
      And "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
      Then the portal shows the groups "Everyone"

    @IPA-20 @IPA-21 @IPA-22
    Scenario: Groups are synced when somebody signs in to Workato GO, and then only
      When she switches on "Enable SAML Just-in-Time (JIT) provisioning"
      And she switches on "Enable user groups syncing"
      And she completes the wizard for an app in Okta with "dana@example.com" assigned
      And the Okta administrator gives Dana the groups "Finance" in the assignment
      And "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
      Then the portal shows the groups "Everyone, Finance"
      When the Okta administrator gives Dana the groups "Sales" in the assignment
      And she opens the portal again
      Then the portal shows the groups "Everyone, Finance"
      When "dana@example.com" signs in to the genie in "TEST" with her Okta password
      Then the portal shows the groups "Everyone, Finance"
      When "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
      Then the portal shows the groups "Everyone, Sales"

    @IPA-23 @D-22
    Scenario Outline: In <platform> she stays signed in, and her groups stay as they were
      When she switches on "Enable SAML Just-in-Time (JIT) provisioning"
      And she switches on "Enable user groups syncing"
      And she completes the wizard for an app in Okta with "dana@example.com" assigned
      And the Okta administrator gives Dana the groups "Finance" in the assignment
      And "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
      And she links <platform>
      And the Okta administrator gives Dana the groups "Sales" in the assignment
      And 600 minutes pass
      Then she can go on in <platform> without signing in again
      And Dana belongs to the groups "Everyone, Finance" in TEST

      Examples:
        | platform        |
        | Slack           |
        | Microsoft Teams |
