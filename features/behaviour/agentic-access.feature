@behaviour
Feature: What an end user may reach
  A sign-in through the identity provider opens Agentic products, as far as the person's groups do, and never Workato Orchestrate.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         | workato_end_user_groups |
      | Nora Nilsson | nora@example.com | Finance                 |
      | Olaf Olsen   | olaf@example.com | Support                 |
    And JIT provisioning and group syncing are on in TEST
    And TEST has the groups "Finance, Support"

  @IPA-02
  Scenario Outline: A product opens for the group that was added, and for nobody else
    Given the group "Finance" of TEST opens <product>
    When Nora signs in to Workato GO in TEST
    And Olaf signs in to Workato GO in TEST
    Then Nora can open <product>
    And Olaf cannot open <product>: "product_access_denied"

    Examples:
      | product        |
      | Workato GO     |
      | the genie      |
      | the MCP server |

  @IPA-02
  Scenario: An individual can be added beside the groups
    Given the group "Finance" of TEST opens the genie
    When Olaf signs in to Workato GO in TEST
    Then Olaf cannot open the genie: "product_access_denied"
    When the administrator adds Olaf to the end user access of the genie in TEST
    Then Olaf can open the genie

  @IPA-02
  Scenario: Groups revoke access as they grant it, in a running session
    Given the group "Finance" of TEST opens the genie
    When Nora signs in to Workato GO in TEST
    Then Nora can open the genie
    When the administrator puts Nora into the groups "Support" in TEST
    Then Nora cannot open the genie: "product_access_denied"

  @IPA-02
  Scenario: The group Everyone opens a product for whoever has access to the environment
    Given the group "Everyone" of TEST opens the MCP server
    When Olaf signs in to Workato GO in TEST
    Then Olaf can open the MCP server

  @IPA-02
  Scenario: A product that a deleted group opened stays closed
    Given the group "Finance" of TEST opens the genie
    When Nora signs in to Workato GO in TEST
    Then Nora can open the genie
    When the administrator deletes the group "Finance" of TEST
    Then Nora cannot open the genie: "product_access_denied"
    And Nora belongs to the groups "Everyone" in TEST

  @IPA-02 @IPA-11
  Scenario: Who may open a product in one environment says nothing of another
    Given JIT provisioning is on in PROD
    And the group "Finance" of TEST opens the genie
    When Olaf signs in to Workato GO in PROD
    Then Olaf can open the genie

  @IPA-02
  Scenario: An MCP server takes groups, and individuals never
    Then the MCP server of TEST can be opened for groups only

  @IPA-02
  Scenario: A product without any group is open to everyone, an MCP server to nobody
    When Nora signs in to Workato GO in TEST
    Then Nora can open the genie
    And Nora cannot open the MCP server: "product_access_denied"

  @IPA-03
  Scenario: Workato Orchestrate stays closed to somebody who is signed in
    When Nora signs in to Workato GO in TEST
    Then Nora cannot open Workato Orchestrate: "orchestrate_forbidden"
    And Nora is signed in

  @IPA-03
  Scenario: Nobody signs in to Workato Orchestrate, and no account comes of trying
    When Nora tries to sign in to Workato Orchestrate in TEST
    Then Nora is refused with "orchestrate_forbidden"
    And there are no end users
