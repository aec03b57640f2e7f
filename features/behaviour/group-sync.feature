@behaviour
Feature: User group syncing
  At each sign-in to Workato GO the groups of the assertion replace the person's groups in that environment.

  Background:
    Given JIT provisioning and group syncing are on in TEST
    And TEST has the groups "Finance, Support, Sales"
    And the end user Nora was added as "Nora Nilsson" with access to TEST and the groups "Support"
    And the end user Olga was added as "Olga Olsen" with access to TEST and the groups "Finance, Sales, Support"

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

    @D-14 @IPA-20 @IPA-41
    Scenario Outline: Groups may come as a <form>
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
      And TEST has exactly the groups "Everyone, Finance, Sales, Support"

    @D-15
    Scenario Outline: Names are matched exactly: "<asserted>"
      Given Okta assigns Nora the groups "<asserted>"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "<groups>" in TEST

      Examples:
        | asserted    | groups            |
        | finance     | Everyone          |
        | Finance     | Everyone, Finance |
        | Finance Dep | Everyone          |
        | Fin         | Everyone          |

    @D-11
    Scenario: Another attribute counts for nothing
      Given Okta assigns Nora no groups
      And Okta sends "memberOf" as "Finance" for everybody
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Support" in TEST

    @D-11
    Scenario Outline: The attribute "<attribute>" counts where the provider is configured for it
      Given the provider takes groups from the attribute "<attribute>"
      And Okta assigns Nora no groups
      And Okta sends "<attribute>" as "Finance" for everybody
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Finance" in TEST

      Examples:
        | attribute |
        | groups    |
        | memberOf  |

  Rule: Saying nothing changes nothing

    @D-13
    Scenario Outline: <what>
      Given Okta assigns Nora <groups>
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Support" in TEST
      And the sync of Nora was skipped

      Examples:
        | what                | groups                                    |
        | No groups attribute | no groups                                 |
        | An empty attribute  | the groups ""                             |
        | Nothing but blanks  | the groups "  " as a comma-separated text |
        | Nothing but a comma | the groups "," as a comma-separated text  |

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
    Scenario Outline: A sign-in to <product> leaves the groups alone
      Given Okta assigns Nora the groups "Finance"
      When Nora signs in to <product> in TEST
      Then Nora is signed in
      And Nora belongs to the groups "Everyone, Support" in TEST

      Examples:
        | product        |
        | the genie      |
        | the MCP server |

    @D-23 @D-37
    Scenario: A sign-in that begins at Okta is for Workato GO
      Given Okta assigns Nora the groups "Finance"
      When Nora comes to Workato from her Okta dashboard
      Then Nora is signed in
      And Nora belongs to the groups "Everyone, Finance" in TEST

    @IPA-21 @D-37
    Scenario: A sign-in that begins at Okta may be for the genie, and leaves the groups alone
      Given Okta assigns Nora the groups "Finance"
      And Workato's tile at Okta is for "TEST/genie"
      When Nora comes to Workato from her Okta dashboard
      Then Nora is signed in
      And Nora belongs to the groups "Everyone, Support" in TEST

    @D-37
    Scenario: A RelayState altered on the way changes nothing
      Given Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST and the RelayState is altered to "TEST/genie"
      Then Nora belongs to the groups "Everyone, Finance" in TEST

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
    Scenario: Groups in another environment stay as they are
      Given the end user Petra was added as "Petra Palm" with access to TEST and PROD and the groups "Support"
      And Okta assigns Petra the groups "Finance"
      When Petra signs in to Workato GO in TEST
      Then Petra belongs to the groups "Everyone, Finance" in TEST
      And Petra belongs to the groups "Everyone, Support" in PROD
      And Petra's session shows the groups "Everyone, Finance"

    @D-12
    Scenario: Syncing works without JIT provisioning
      Given JIT provisioning is off and group syncing on in TEST
      And Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Finance" in TEST

    @D-16
    Scenario: The last member may leave a group
      Given TEST has the groups "Archive"
      And the administrator puts Nora into the groups "Archive" in TEST
      And Okta assigns Nora the groups "Finance"
      When Nora signs in to Workato GO in TEST
      Then the group "Archive" of TEST has no members

  Rule: A person created just now passes the same gate

    @D-10
    Scenario: With syncing on, the first sign-in to Workato GO brings the groups
      Given Okta assigns Omar the groups "Finance"
      When Omar signs in to Workato GO in TEST
      Then Omar belongs to the groups "Everyone, Finance" in TEST

    @D-10
    Scenario: With syncing off, a new person belongs to Everyone only
      Given group syncing is off in TEST
      And Okta assigns Omar the groups "Finance"
      When Omar signs in to Workato GO in TEST
      Then Omar belongs to the groups "Everyone" in TEST

    @D-10 @IPA-21
    Scenario: A first sign-in to the genie brings no groups
      Given Okta assigns Omar the groups "Finance"
      When Omar signs in to the genie in TEST
      Then Omar belongs to the groups "Everyone" in TEST
