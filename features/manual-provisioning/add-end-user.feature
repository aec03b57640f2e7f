@document:manual-provisioning @chromium
Feature: "+ Add end user"
  The last step of the document leads here: environment access and groups are defined as the person is added.

  @MAN-04 @MAN-21
  Scenario: A group can be selected once its environment is ticked
    Given these end-user groups
      | Environment | Group   |
      | DEV         | Support |
      | TEST        | Finance |
    And the administrator has signed in to Workato and opened "Workspace admin"
    When she clicks "End users" in the sidebar
    And she clicks "+ Add end user"
    And she chooses "DEV"
    Then it offers "Select a group in DEV"
    But it does not offer "Select a group in TEST"
