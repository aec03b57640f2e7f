@behaviour
Feature: The IAM API
  A program manages end users and user groups of one environment, as far as its client role goes.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         | workato_end_user_groups |
      | Nora Nilsson | nora@example.com | Finance                 |
    And an API client of TEST whose role has all IAM endpoints
    And TEST has the groups "Finance, Support"

  Rule: It shows what is there, wherever it came from

    @IPA-01 @IPA-19 @MAN-04
    Scenario: Users and groups made by JIT, by syncing and by an administrator
      Given JIT provisioning and group syncing are on in TEST
      When the administrator adds "Olaf Olsen" with the email "olaf@example.com", access to TEST and the group "Support" of TEST
      And Nora signs in to Workato GO in TEST
      Then the IAM API lists the users "nora@example.com, olaf@example.com"
      And the IAM API shows Nora in the groups "Everyone, Finance" of TEST
      And the IAM API shows Olaf in the groups "Everyone, Support" of TEST
      And the IAM API lists the groups "Everyone, Finance, Support"
      And the IAM API lists the members "nora@example.com" of the group "Finance"

    @IPA-09
    Scenario: Groups are those of the client's environment
      Given PROD has the groups "Auditors"
      Then the IAM API lists the groups "Everyone, Finance, Support"

    @IPA-09
    Scenario: Groups of another environment are as good as not there
      Given the end user Nora was added as "Nora N." with access to TEST and PROD and the groups "Support"
      When the program takes Nora out of the group "Support" of PROD
      Then the program is answered 422, with "There is no such user group in TEST." in the text
      And Nora belongs to the groups "Everyone, Support" in PROD

  Rule: What it does is as good as done by an administrator

    @MAN-01 @MAN-02
    Scenario: A user it creates signs in under manual provisioning
      Given provisioning is manual in TEST
      When Nora tries to sign in to Workato GO in TEST
      Then Nora is refused with "user_not_provisioned"
      When the program creates the user Nora as "Nora N."
      And Nora signs in to Workato GO in TEST
      Then Nora is signed in
      And the end user Nora exists with the name "Nora N."
      And Nora has access to the environments "TEST"

    @MAN-03 @MAN-04
    Scenario: Groups it gives stay under manual provisioning
      Given provisioning is manual in TEST
      When the program creates the user Nora as "Nora N."
      And the program adds Nora to the group "Support"
      And Nora signs in to Workato GO in TEST
      Then Nora belongs to the groups "Everyone, Support" in TEST

    @D-16
    Scenario: A group is created by name alone, and may lose its last member
      Given provisioning is manual in TEST
      When the program creates the group "Auditors"
      Then the program is answered 200
      And the group "Auditors" of TEST has no members
      When the program creates the user Nora as "Nora N."
      And the program adds Nora to the group "Auditors"
      And the program takes Nora out of the group "Auditors"
      Then the program is answered 200
      And the group "Auditors" of TEST has no members

    @D-36
    Scenario: Who is deleted loses the running session
      Given JIT provisioning is on in TEST
      When Nora signs in to Workato GO in TEST
      And the program deletes the user Nora
      Then Nora is signed out
      And there are no end users

    @MAN-21 @D-16
    Scenario: Nothing is made twice
      When the program creates the user "nora@example.com" as "Nora N."
      And the program creates the user "NORA@example.com" as "Nora N."
      Then the program is answered 422, with "already" in the text
      And there is exactly 1 end user
      When the program creates the group "Finance"
      Then the program is answered 422, with "already" in the text
      When the program adds Nora to the group "Finance"
      And the program adds Nora to the group "Finance"
      Then the program is answered 422, with "already" in the text

  Rule: It needs an API client whose role has the endpoint

    @MAN-01
    Scenario: Without a token nothing is answered
      Given nobody gives the program a token
      When the program creates the user Nora as "Nora N."
      Then the program is answered 401
      And there are no end users

    @MAN-01
    Scenario: A role has what is ticked, and nothing else
      Given an API client of TEST whose role has only the IAM endpoints "List users"
      When the program lists the users
      Then the program is answered 200
      When the program creates the user Nora as "Nora N."
      Then the program is answered 403
      And there are no end users

    Scenario: A rotated token replaces the one before
      When the administrator rotates the API client's token
      And the program lists the users
      Then the program is answered 401
      When the administrator gives the program a rotated token
      And the program lists the users
      Then the program is answered 200

    Scenario: A deleted client is out at once
      When the administrator deletes the API client
      And the program lists the users
      Then the program is answered 401

    Scenario: Sixty calls a minute
      When the program calls 60 times within a minute
      Then the program is answered 200
      When the program lists the users
      Then the program is answered 429
      When 1 minutes pass
      And the program lists the users
      Then the program is answered 200
