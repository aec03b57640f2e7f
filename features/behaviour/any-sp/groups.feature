@behaviour @any-sp @declared:groups @groups-can-be-seen @somebody-can-come
Feature: Groups at any SP
  The groups of an assertion do what the SP declares, and no name that only resembles a group opens it.

  Rule: As the SP declares

    Scenario: Asserted groups are given
      Given the IdP says that Nora is in the first group
      When Nora comes through the IdP
      Then Nora is in the first group

    @declared:groups.atSignIn=replaced
    Scenario: Groups that are not asserted any more are taken away
      Given the IdP says that Nora is in the first group
      When Nora comes through the IdP
      And the IdP says that Nora is in the second group
      And Nora comes through the IdP
      Then Nora is in the second group

    @declared:groups.atSignIn=added
    Scenario: Groups are only added
      Given the IdP says that Nora is in the first group
      When Nora comes through the IdP
      And the IdP says that Nora is in the second group
      And Nora comes through the IdP
      Then Nora is in both groups

    @declared:groups.whenEmpty=kept
    Scenario: Saying nothing of groups changes none
      Given the IdP says that Nora is in the first group
      When Nora comes through the IdP
      And the IdP says nothing of the groups of Nora
      And Nora comes through the IdP
      Then Nora is in the first group

    @declared:groups.whenEmpty=cleared
    Scenario: Saying nothing of groups takes them away
      Given the IdP says that Nora is in the first group
      When Nora comes through the IdP
      And the IdP says nothing of the groups of Nora
      And Nora comes through the IdP
      Then Nora is in no group

    @declared:groups.unknown=ignored
    Scenario: A group that the SP does not know is ignored
      Given the IdP says that Nora is in the first group and in one that nobody knows
      When Nora comes through the IdP
      Then Nora is in the first group

    @declared:groups.unknown=created
    Scenario: A group that the SP does not know is created
      Given the IdP says that Nora is in the first group and in one that nobody knows
      When Nora comes through the IdP
      Then Nora is in the first group and in the one that nobody knew

    @declared:groups.matching=exact
    Scenario: Another case is another name
      Given the IdP says that Nora is in the first group, in the other case
      When Nora comes through the IdP
      Then Nora is not in the first group

    @declared:groups.matching=any-case
    Scenario: Another case is the same name
      Given the IdP says that Nora is in the first group, in the other case
      When Nora comes through the IdP
      Then Nora is in the first group

    @declared:groups.separator
    Scenario: Several groups in one value
      Given the IdP says that Nora is in both groups, in one value
      When Nora comes through the IdP
      Then Nora is in both groups

  Rule: What no SP may do

    Scenario Outline: Not the group: <trick>
      Given the IdP says of Nora, for the first group, <trick>
      When Nora comes through the IdP
      Then Nora is not in the first group
      # The same sight must show the group where it is given.
      When the IdP says that Nora is in the first group
      And Nora comes through the IdP
      Then Nora is in the first group

      Examples:
        | trick                                      |
        | a longer name that begins with it          |
        | a longer name that ends with it            |
        | the beginning of it                        |
        | letters that look like it                  |
        | it with an invisible character             |
        | it behind a delimiter that is not declared |
