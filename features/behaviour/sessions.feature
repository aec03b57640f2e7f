@behaviour
Feature: How long a session lasts
  A SAML session ends after five minutes unless the identity provider says otherwise.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         |
      | Nora Nilsson | nora@example.com |
    And JIT provisioning is on in TEST

  @IPA-20 @D-21
  Scenario Outline: Five minutes by default
    When Nora signs in to Workato GO in TEST
    And <time> pass
    Then Nora is <state>

    Examples:
      | time                    | state       |
      | 4 minutes 50 seconds    | signed in   |
      | 5 minutes 10 seconds    | signed out  |

  @IPA-20 @D-21
  Scenario: The identity provider extends it
    Given Okta sends a session that ends in 60 minutes for Nora
    When Nora signs in to Workato GO in TEST
    And 30 minutes pass
    Then Nora is signed in
    When 31 minutes pass
    Then Nora is signed out

  @IPA-22 @D-30
  Scenario: Who loses the assignment is out when the session ends
    When Nora signs in to Workato GO in TEST
    And Nora is not assigned in Okta any more
    And 5 minutes 10 seconds pass
    Then Nora is signed out
    When Nora tries to sign in to Workato GO in TEST
    Then Okta refuses Nora
