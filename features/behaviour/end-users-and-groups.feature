@behaviour
Feature: End users and groups
  An administrator adds people by hand, with the environments and groups they are to have, and keeps both in order.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         |
      | Nora Nilsson | nora@example.com |
    And provisioning is manual in TEST
    And TEST has the groups "Finance"

  Rule: Who is added has what the administrator ticked

    @MAN-04 @MAN-21
    Scenario: Added with environments and a group, then signed in through the identity provider
      When the administrator adds "Nora Nilsson" with the email "nora@example.com", access to TEST and PROD and the group "Finance" of TEST
      Then Nora has access to the environments "TEST, PROD"
      When Nora signs in to Workato GO in TEST
      Then Nora is signed in
      And Nora belongs to the groups "Everyone, Finance" in TEST

    @MAN-21
    Scenario: In the group Everyone of each environment given, and of no other
      When the administrator adds "Nora Nilsson" with the email "nora@example.com" and access to TEST and PROD
      Then Nora belongs to the groups "Everyone" in TEST
      And Nora belongs to the groups "Everyone" in PROD
      And Nora belongs to no groups in DEV

    @MAN-04
    Scenario: No access where nothing was ticked
      When the administrator adds "Nora Nilsson" with the email "nora@example.com" and access to PROD
      And Nora tries to sign in to Workato GO in TEST
      Then Nora is refused with "environment_access_denied"

    @MAN-21
    Scenario Outline: An email address belongs to one end user
      When the administrator adds "Nora Nilsson" with the email "nora@example.com" and access to TEST
      And the administrator adds "Nora Other" with the email "<email>" and access to TEST
      Then the administrator is told "An end user with this email already exists."
      And there is exactly 1 end user

      Examples:
        | email            |
        | nora@example.com |
        | NORA@Example.com |

    @MAN-21 @D-26
    Scenario: A group needs its environment ticked
      When the administrator adds "Nora Nilsson" with the email "nora@example.com", access to PROD and the group "Finance" of TEST
      Then the administrator is told "The group Finance belongs to TEST, which is not ticked."
      And there are no end users

    @MAN-21 @D-25
    Scenario: Without single sign-on the invited person sets a password and signs in
      Given DEV uses passwords
      When the administrator adds "Dora Dean" with the email "dora@example.com" and access to DEV
      And Dora follows the invitation and sets the password "Own-Password-1"
      Then Dora is not signed in
      And Dora can sign in to DEV with the password "Own-Password-1"

    @D-25
    Scenario: An invitation is good once
      Given DEV uses passwords
      When the administrator adds "Dora Dean" with the email "dora@example.com" and access to DEV
      And Dora follows the invitation and sets the password "Own-Password-1"
      Then the invitation of Dora is good no more

    @MAN-04
    Scenario: A password opens no environment that was not ticked
      Given DEV uses passwords
      And these end users have access to TEST and the password "Own-Password-1"
        | Name       | Email            |
        | Otto Olsen | otto@example.com |
      Then Otto cannot sign in to DEV with the password "Own-Password-1"
      And the last refusal of Otto is "environment_access_denied"

    @MAN-08 @IPA-10
    Scenario: A workspace without Environments offers one
      Given the workspace is without Environments
      Then "+ Add end user" offers exactly the environment "Default"

  Rule: What was given can be changed and taken away

    @MAN-04
    Scenario: Access that is taken away ends the session and the memberships there
      When the administrator adds "Nora Nilsson" with the email "nora@example.com", access to TEST and the group "Finance" of TEST
      And Nora signs in to Workato GO in TEST
      And the administrator changes the environment access of Nora to PROD
      Then Nora is signed out
      And Nora has access to the environments "PROD"
      When the administrator changes the environment access of Nora to TEST and PROD
      Then Nora belongs to the groups "Everyone" in TEST

    @D-36
    Scenario: Deleting asks first
      When the administrator adds "Nora Nilsson" with the email "nora@example.com" and access to TEST
      And the administrator begins to delete Nora and cancels
      Then there is exactly 1 end user
      When Nora signs in to Workato GO in TEST
      And the administrator deletes Nora
      Then Nora is signed out
      And there are no end users

  Rule: A group belongs to one environment and begins with somebody in it

    @IPA-09 @D-16
    Scenario: Created in one environment with at least one end user
      When the administrator adds "Nora Nilsson" with the email "nora@example.com" and access to TEST
      And the administrator creates the group "Sales" in TEST with Nora
      Then the group "Sales" of TEST has the members "nora@example.com"
      And PROD has exactly the groups "Everyone"

    @D-16
    Scenario: Its members can be changed, to others and not to nobody
      When the administrator adds "Nora Nilsson" with the email "nora@example.com" and access to TEST
      And the administrator adds "Dora Dean" with the email "dora@example.com" and access to TEST
      And the administrator creates the group "Sales" in TEST with Nora
      And the administrator changes the members of "Sales" in TEST from Nora to Dora
      Then the group "Sales" of TEST has the members "dora@example.com"
      When the administrator takes Dora out of the group "Sales" in TEST
      Then the administrator is told "Select at least one end user."
      And the group "Sales" of TEST has the members "dora@example.com"

    @D-16
    Scenario: Refused without end users
      When the administrator creates the group "Sales" in TEST with nobody
      Then the administrator is told "Select at least one end user."
      And TEST has exactly the groups "Everyone, Finance"

    @D-16
    Scenario: The same name is another group in another environment, and taken in its own
      When the administrator adds "Nora Nilsson" with the email "nora@example.com" and access to TEST and PROD
      And the administrator creates the group "Finance" in PROD with Nora
      Then the group "Finance" of PROD has the members "nora@example.com"
      And the group "Finance" of TEST has no members
      When the administrator creates the group "Finance" in TEST with Nora
      Then the administrator is told "This environment has a group of this name already."
      And TEST has exactly the groups "Everyone, Finance"
