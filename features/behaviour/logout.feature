@behaviour
Feature: Single logout
  Whoever signs out at one of the two is signed out at both, by messages that both sides sign.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         |
      | Nora Nilsson | nora@example.com |
      | Omar Olsen   | omar@example.com |
    And JIT provisioning is on in TEST

  Scenario Outline: Signing out of Workato ends the session at Okta, too
    Given Okta and Workato sign people out together by <binding>
    When Nora signs in at Okta's page for TEST
    Then Nora is signed in
    And Nora is signed in at Okta
    When Nora signs out of Workato
    Then Nora is signed out
    And Nora is signed out at Okta

    Examples:
      | binding       |
      | HTTP-Redirect |
      | HTTP-POST     |

  Scenario Outline: Signing out at Okta ends the session at Workato, too
    Given Okta and Workato sign people out together by <binding>
    When Nora signs in at Okta's page for TEST
    And Omar signs in at Okta's page for TEST
    And Nora signs out at Okta's dashboard
    Then Nora is signed out at Okta
    And Nora is signed out
    And Omar is signed in

    Examples:
      | binding       |
      | HTTP-Redirect |
      | HTTP-POST     |

  @chromium @walkthrough
  Scenario Outline: Both ways in a real browser
    Given Okta and Workato sign people out together by <binding>
    When Nora signs in at Okta's page for TEST in Chromium
    And Nora signs out of Workato
    Then Nora is signed out
    And Nora is signed out at Okta
    When Nora signs in at Okta's page for TEST in Chromium
    And Nora signs out at Okta's dashboard
    Then Nora is signed out at Okta
    And Nora is signed out

    Examples:
      | binding       |
      | HTTP-Redirect |
      | HTTP-POST     |

  Scenario: The addresses come from Okta's metadata
    Given Okta and Workato sign people out together by HTTP-Redirect
    And Workato knows Okta by Okta's metadata
    When Nora signs in at Okta's page for TEST
    And Nora signs out of Workato
    Then Nora is signed out
    And Nora is signed out at Okta

  Scenario: Without single logout each session is its own
    When Nora signs in at Okta's page for TEST
    And Nora signs out of Workato
    Then Nora is signed out
    And Nora is signed in at Okta

  Scenario: An unsigned LogoutRequest signs nobody out
    Given Okta and Workato sign people out together by HTTP-Redirect
    When Nora signs in at Okta's page for TEST
    And somebody sends Nora's browser to Workato with an unsigned LogoutRequest
    Then Nora is signed in
    And the last refusal of Nora is "signature_missing"
