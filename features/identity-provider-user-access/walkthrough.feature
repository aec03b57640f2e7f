@document:identity-provider-user-access @chromium @walkthrough
Feature: Identity provider user access, from an empty workspace to the first sign-in
  An administrator follows the document from top to bottom, in the pages of Workato and of Okta, and at the end
  a person who existed nowhere in Workato signs in through Okta.

  @IPA-01 @IPA-05 @IPA-07 @IPA-08 @IPA-09 @IPA-11 @IPA-12 @IPA-13 @IPA-14 @IPA-15 @IPA-16 @IPA-19 @IPA-24 @IPA-25
  @IPA-26 @IPA-27 @IPA-29 @IPA-30 @IPA-31 @IPA-32 @IPA-33 @IPA-34 @IPA-35 @IPA-36 @IPA-37 @IPA-38 @IPA-39 @IPA-40
  @IPA-41 @IPA-42 @IPA-43 @IPA-44 @IPA-45 @IPA-46 @IPA-47 @IPA-48 @IPA-49 @IPA-50 @IPA-51 @IPA-52 @IPA-54 @D-03 @D-20
  Scenario: Every step in order ends in a first sign-in
    # Set up authentication
    Given the administrator has signed in to Workato and opened "Workspace admin"
    When she clicks "Authentication & Groups" in the sidebar
    And she selects the environment "TEST"
    Then the "End-user group" page of "TEST" is shown
    When she selects the "Authentication" tab
    And she makes sure that "SAML-based SSO authentication" is enabled
    And she clicks "+ Set up new provider" under "Select an identity provider (IdP)"
    And she enters "Okta Prod" as the "Identity provider (IdP) name"
    And she chooses "All domains" for "Enforce SAML authentication for"
    And she switches on "Enable SAML Just-in-Time (JIT) provisioning"
    And she switches on "Enable user groups syncing"
    And she clicks "Next" in the wizard
    And she copies the "Specify Single sign-on URL" and the "Service provider (SP) entity ID"
    And she leaves the wizard to set up Okta

    # Configure your identity provider
    Given the Okta administrator signs in to Okta
    When he goes to Applications > Applications and clicks "Create App Integration"
    And he selects "SAML 2.0" as the sign-in method and clicks "Next"
    And he enters "Workato Agentic" as the App name and clicks "Next"
    And he pastes the Single sign-on URL from Workato
    And he ticks "Use this for Recipient URL and Destination URL"
    And he pastes the SP entity ID into "Audience URI (SP Entity ID)"
    And he sets the Name ID format to "EmailAddress"
    And he adds the attribute statements
      | Name                    | Value                           |
      | workato_end_user_name   | user.displayName                |
      | workato_end_user_groups | appuser.workato_end_user_groups |
    And he clicks "Next"
    And he chooses "This is an internal app that we have created" as the App type
    And he clicks "Finish"
    Then the app "Workato Agentic" is active in Okta
    # The document uses appuser.workato_end_user_groups without creating it: Okta needs it in the app's profile first.
    When he adds the attribute "workato_end_user_groups" to the app's profile in the Profile Editor
    And he adds people under Directory > People
      | First name | Last name | Username         |
      | Dana       | Diaz      | dana@example.com |
      | Emil       | Ekberg    | emil@example.com |
    And each of them completes the verification steps
    And he goes to the Assignments of "Workato Agentic"
    And he assigns people with Assign > Assign to People
      | Username         | workato_end_user_groups |
      | dana@example.com | Finance                 |
      | emil@example.com |                         |
    And he clicks "Done"
    And he opens "Sign On" of the app and copies the Metadata URL

    # Back in the "Set up a new provider" wizard
    When the administrator returns to the wizard
    And she clicks "Next" in the wizard
    And she answers "Yes" to "Do you have your identity provider metadata URL?" and gives the Metadata URL
    And she clicks "Set up" in the wizard
    Then the Authentication tab of "TEST" lists "Okta Prod"
    And Workato has fetched the metadata from Okta

    # What it was all for
    Given no end user "dana@example.com" exists
    And these end-user groups
      | Environment | Group   |
      | TEST        | Finance |
    When "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
    Then the portal shows "Dana Diaz" signed in to "TEST" by "Okta Prod"
    And the portal shows the groups "Everyone, Finance"
    And the end user "dana@example.com" exists, created by just-in-time provisioning

  @IPA-28 @IPA-53 @IPA-54 @D-03
  Scenario: The metadata is saved on an existing provider with "Save changes"
    Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
    And a provider "Okta Prod" set up in "TEST" with IdP information typed in
    When "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
    Then the portal shows "Dana Diaz" signed in to "TEST" by "Okta Prod"
    And Workato has never fetched the metadata from Okta
    When the administrator edits "Okta Prod", gives the Metadata URL and clicks "Save changes"
    Then Workato has fetched the metadata from Okta

  @IPA-04
  Scenario: Before SAML is configured nobody gets access this way
    Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
    When "dana@example.com" tries to sign in to Workato GO in "TEST"
    Then Workato offers a password and no identity provider
    And no end user "dana@example.com" exists
