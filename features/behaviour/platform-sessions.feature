@behaviour
Feature: Slack and Microsoft Teams
  Whoever links a platform once works there without signing in again, and without syncing groups.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         | workato_end_user_groups |
      | Nora Nilsson | nora@example.com | Finance                 |
    And JIT provisioning and group syncing are on in TEST
    And TEST has the groups "Finance, Sales"

  @IPA-23 @D-22
  Scenario Outline: Who linked a platform keeps working there without being asked to sign in
    When Nora signs in to Workato GO in TEST
    And Nora links <platform>
    And 600 minutes pass
    Then Nora is signed out
    And Nora can use the genie from <platform>
    And Okta has been asked to sign somebody in 1 time

    Examples:
      | platform        |
      | Slack           |
      | Microsoft Teams |

  @IPA-23 @D-22
  Scenario Outline: What is done there never syncs groups
    When Nora signs in to Workato GO in TEST
    And Nora links <platform>
    And Okta assigns Nora the groups "Sales"
    And 10 minutes pass
    Then Nora can use the genie from <platform>
    And Nora belongs to the groups "Everyone, Finance" in TEST

    Examples:
      | platform        |
      | Slack           |
      | Microsoft Teams |

  @IPA-22 @IPA-23 @D-22
  Scenario: A later sign-in to Workato GO syncs, and the platform follows at once
    Given the group "Sales" of TEST opens the MCP server
    When Nora signs in to Workato GO in TEST
    And Nora links Slack
    Then Nora cannot use the MCP server from Slack: "product_access_denied"
    When Okta assigns Nora the groups "Sales"
    Then Nora cannot use the MCP server from Slack: "product_access_denied"
    When Nora signs in again in the same browser to Workato GO in TEST
    Then Nora can use the MCP server from Slack
    And Nora belongs to the groups "Everyone, Sales" in TEST

  @IPA-23 @D-22
  Scenario: What an administrator changes is effective there at once
    Given the group "Finance" of TEST opens the MCP server
    When Nora signs in to Workato GO in TEST
    And Nora links Slack
    Then Nora can use the MCP server from Slack
    When the administrator puts Nora into the groups "Sales" in TEST
    Then Nora cannot use the MCP server from Slack: "product_access_denied"

  @D-22 @D-30
  Scenario: Who leaves the identity provider goes on there
    When Nora signs in to Workato GO in TEST
    And Nora links Slack
    And Nora is not assigned in Okta
    And 10 minutes pass
    Then Nora can use the genie from Slack

  @MAN-04 @D-22 @D-36
  Scenario Outline: Who leaves Workato is out there at once, <as>
    When Nora signs in to Workato GO in TEST
    And Nora links Slack
    Then Nora can use the genie from Slack
    When <what happens>
    Then Nora cannot use the genie from Slack: <reason>

    Examples:
      | as                     | what happens                                                     | reason                      |
      | deactivated            | the end user Nora is deactivated                                 | "user_deactivated"          |
      | deleted                | the administrator deletes Nora                                   | "user_not_provisioned"      |
      | without access to TEST | the administrator changes the environment access of Nora to PROD | "environment_access_denied" |

  @D-22
  Scenario: Without a sign-in through the identity provider nothing can be linked
    Given DEV uses passwords
    And these end users have access to DEV and the password "Own-Password-1"
      | Name       | Email            |
      | Otto Olsen | otto@example.com |
    When Otto signs in to DEV with the password "Own-Password-1"
    Then Otto is signed in
    And Otto cannot link Slack
    And Otto cannot use the genie from Slack
    And Okta has been asked to sign somebody in 0 times

  @IPA-03 @D-22
  Scenario: Workato Orchestrate is as closed there as everywhere
    When Nora signs in to Workato GO in TEST
    And Nora links Slack
    Then Nora cannot use Workato Orchestrate from Slack: "orchestrate_forbidden"

  @D-22 @D-30
  Scenario: Signing out together ends the session in the browser, not what was linked
    Given Okta and Workato sign people out together by HTTP-Redirect
    When Nora signs in at Okta's page for TEST
    And Nora links Slack
    And Nora signs out at Okta's dashboard
    Then Nora is signed out
    And Nora can use the genie from Slack
