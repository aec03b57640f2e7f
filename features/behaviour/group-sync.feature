@behaviour
Feature: User group syncing
  At each sign-in to Workato GO the groups of the assertion replace the person's groups in that environment.

  Background:
    Given JIT provisioning and group syncing are on in TEST
    And TEST has the groups "Finance, Support, Sales"
    And the end user Nora was added as "Nora Nilsson" with access to TEST and the groups "Support"

  Rule: What is asserted is what the person has

    @IPA-19 @IPA-41
    Scenario: Asserted groups are added, the others removed
      Given Okta assigns Nora the groups "Finance, Sales"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Finance, Sales" in TEST

    @IPA-19
    Scenario: The session that synced has the new groups at once
      Given Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      Then Nora's session shows the groups "Everyone, Finance"

    @IPA-19
    Scenario: A change made by hand lasts until the next sign-in
      Given Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      And the administrator puts Nora into the groups "Sales" in TEST
      And Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Finance" in TEST

    @D-14 @IPA-20
    Scenario Outline: A list and a comma-separated text mean the same
      Given Okta assigns Nora the groups "Finance, Sales" as a <form>
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Finance, Sales" in TEST

      Examples:
        | form                 |
        | list                 |
        | comma-separated text |

    @D-15
    Scenario: Unknown groups are ignored, reported and never created
      Given Okta assigns Nora the groups "Finance, Astronauts"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Finance" in TEST
      And the sync of Nora reports "Astronauts" as unmatched
      And TEST still has exactly the groups "Everyone, Finance, Sales, Support"

    @D-15
    Scenario Outline: Names are matched exactly
      Given Okta assigns Nora the groups "<asserted>"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "<groups>" in TEST

      Examples:
        | asserted    | groups            |
        | finance     | Everyone          |
        | Finance     | Everyone, Finance |
        | Finance Dep | Everyone          |

  Rule: Saying nothing changes nothing

    @D-13
    Scenario: No groups sent
      Given Okta sends no groups for Nora
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Support" in TEST
      And the sync of Nora was skipped

    @D-13
    Scenario: Everyone alone clears what was there
      Given Okta assigns Nora the groups "Everyone"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone" in TEST

    @IPA-19
    Scenario: The switch is off
      Given group syncing is off in TEST
      And Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Support" in TEST

  Rule: Only a sign-in to Workato GO syncs

    @IPA-21 @D-23
    Scenario Outline: Other products leave the groups alone
      Given Okta assigns Nora the groups "Finance"
      When Nora signs in to <product> in TEST
      Then Nora is signed in
      And Nora belongs to the groups "Everyone, Support" in TEST

      Examples:
        | product        |
        | the genie      |
        | the MCP server |

    @IPA-22
    Scenario: A change in Okta waits for the next sign-in
      Given Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      And Okta assigns Nora the groups "Sales"
      Then Nora belongs to the groups "Everyone, Finance" in TEST
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Sales" in TEST

  Rule: Only this environment, and without JIT too

    @D-15
    Scenario: Groups of the same name elsewhere stay
      Given PROD has the groups "Finance"
      And Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to no groups in PROD

    @D-12
    Scenario: Syncing works without JIT provisioning
      Given JIT provisioning is off and group syncing on in TEST
      And Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Finance" in TEST

    @D-16
    Scenario: The last member may leave a group
      Given Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      Then the group "Support" of TEST has no members
