@document:manual-provisioning @chromium @walkthrough
Feature: Manual provisioning, from an empty workspace to the first sign-in
  The administrator decides who may enter: the identity provider authenticates, Workato creates nobody.

  @MAN-01 @MAN-02 @MAN-04 @MAN-05 @MAN-06 @MAN-07 @MAN-09 @MAN-10 @MAN-11 @MAN-12 @MAN-13 @MAN-14 @MAN-15 @MAN-16 @MAN-17
  @MAN-18 @MAN-19 @MAN-20 @MAN-21 @D-02 @D-04
  Scenario: Every step in order, and only who was added signs in
    Given the administrator has signed in to Workato and opened "Workspace admin"
    When she clicks "Authentication & Groups" in the sidebar
    And she selects the environment "DEV"
    Then the "End-user group" page of "DEV" is shown
    When she selects the "Authentication" tab
    And she makes sure that "SAML-based SSO authentication" is enabled
    And she clicks "+ Set up new provider" under "Select an identity provider (IdP)"
    And she enters "Okta Dev" as the "Identity provider (IdP) name"
    And she chooses "All domains" for "Enforce SAML authentication for"
    And she clicks "Next" in the wizard
    And she copies the "Specify Single sign-on URL" and the "Service provider (SP) entity ID"
    And an Okta app "Workato Agentic" exists for these two values, with people assigned
      | Username         | First name | Last name |
      | dana@example.com | Dana       | Diaz      |
      | emil@example.com | Emil       | Ekberg    |
    # One page in this document: the metadata question stands beside the two values.
    And she answers "Yes" to "Do you have your identity provider metadata URL?" and gives the Metadata URL
    And she clicks "Set up" in the wizard
    Then the Authentication tab of "DEV" lists "Okta Dev"
    When she clicks "Set up" beside "Okta Dev"
    Then the "Provisioning" modal is open
    When she chooses "Manual provisioning"
    And she clicks "Save" in the modal
    Then "Okta Dev" shows manual provisioning in "DEV"
    When she adds an end user manually
      | Full name | Email address    | Environment access | Group   |
      | Dana D.   | dana@example.com | DEV                | Support |
    And "dana@example.com" signs in to Workato GO in "DEV" with her Okta password
    Then the portal shows "Dana D." signed in to "DEV" by "Okta Dev"
    And the portal shows the groups "Everyone, Support"
    When "emil@example.com" tries to sign in to Workato GO in "DEV" with his Okta password
    Then he is refused with "user_not_provisioned"
    And Workato says "You have no account here yet. Ask your administrator to add you."
    And no end user "emil@example.com" exists

  @MAN-08 @IPA-10
  Scenario: A workspace without Environments has exactly one
    Given a workspace without Environments
    And the administrator has signed in to Workato and opened "Workspace admin"
    When she clicks "Authentication & Groups" in the sidebar
    Then exactly one environment can be selected
