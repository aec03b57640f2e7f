@document:manual-provisioning @chromium
Feature: The Provisioning modal
  After "Set up" the provider waits for one more choice: how end users come into being.

  Background:
    Given a provider "Okta Dev" in "DEV" whose provisioning is not chosen
    And the administrator has opened the Authentication tab of "DEV"

  @MAN-18
  Scenario: "Set up" beside the IdP opens the modal
    When she clicks "Set up" beside "Okta Dev"
    Then the "Provisioning" modal is open
    And it offers "Manual provisioning"

  @MAN-19 @MAN-20
  Scenario: Manual provisioning is in effect once it is saved, and not before
    When she clicks "Set up" beside "Okta Dev"
    And she chooses "Manual provisioning"
    Then provisioning is not chosen yet in "DEV"
    When she clicks "Save" in the modal
    Then "Okta Dev" shows manual provisioning in "DEV"

  @MAN-20
  Scenario: Closing the modal without "Save" changes nothing
    When she clicks "Set up" beside "Okta Dev"
    And she chooses "Manual provisioning"
    And she clicks "Close" in the modal
    Then "Okta Dev" still offers "Set up" in "DEV"

  @MAN-03 @MAN-20 @D-12
  Scenario: Manual provisioning switches group syncing off
    When she clicks "Set up" beside "Okta Dev"
    And she chooses "Just-in-time (JIT) provisioning"
    And she switches on "Enable user groups syncing"
    And she clicks "Save" in the modal
    And she clicks "Provisioning" beside "Okta Dev"
    And she chooses "Manual provisioning"
    And she clicks "Save" in the modal
    Then "Okta Dev" says in "DEV"
      | Provisioning  | Manual provisioning |
      | Group syncing | Off                 |
