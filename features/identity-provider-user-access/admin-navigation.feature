@document:identity-provider-user-access @document:manual-provisioning @chromium
Feature: Workspace admin, from the door to the Authentication tab
  Both documents begin with the same walk. Here is who may take it, and what lies on the way.

  Rule: Only an administrator gets in

    @IPA-07 @MAN-05
    Scenario: Whoever has not signed in is asked to
      When somebody opens "Workspace admin"
      Then Workato asks for the email address and password of an administrator

    @IPA-07
    Scenario: An end user is told that it is not open to end users
      Given "dana@example.com" has signed in to Workato GO in "DEV" with a password
      When she opens "Workspace admin"
      Then Workato says "Workspace admin is not open to you"

  Rule: The sidebar, the environment, the tab

    @IPA-08 @MAN-06
    Scenario: "Authentication & Groups" opens from the sidebar
      Given the administrator has signed in to Workato and opened "Workspace admin"
      When she clicks "Authentication & Groups" in the sidebar
      Then the environments "DEV, TEST, PROD" can be selected

    @IPA-09 @MAN-07
    Scenario Outline: Selecting <environment> shows its End-user group page by default
      Given these end-user groups
        | Environment | Group    |
        | DEV         | Builders |
        | TEST        | Finance  |
        | PROD        | Sales    |
      And the administrator has signed in to Workato and opened "Workspace admin"
      When she clicks "Authentication & Groups" in the sidebar
      And she selects the environment "<environment>"
      Then the "End-user group" page of "<environment>" is shown
      And it lists the groups "Everyone, <group>"

      Examples:
        | environment | group    |
        | DEV         | Builders |
        | TEST        | Finance  |
        | PROD        | Sales    |

    @IPA-11 @IPA-12 @MAN-09 @MAN-10
    Scenario: The Authentication tab belongs to the selected environment
      Given the administrator has opened the Authentication tab of "TEST"
      When she makes sure that "SAML-based SSO authentication" is enabled
      Then "SAML-based SSO authentication" is on in "TEST"
      But "SAML-based SSO authentication" is off in "DEV"
