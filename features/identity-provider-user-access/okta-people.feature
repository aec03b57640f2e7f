@document:identity-provider-user-access @chromium
Feature: People in Okta, and who of them is assigned
  A person reaches Workato when Okta knows the person, the person is verified, and the app is assigned. Each of the three counts.

  Background:
    Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
    And a provider "Okta Prod" set up in "TEST" with IdP information typed in
    And the Okta administrator has signed in to Okta

  @IPA-45 @IPA-46
  Scenario: Several people are added, and each waits for verification
    When he adds people under Directory > People
      | First name | Last name | Username          |
      | Emil       | Ekberg    | emil@example.com  |
      | Frida      | Fonseca   | frida@example.com |
    Then Directory > People shows
      | emil@example.com  | Pending user action |
      | frida@example.com | Pending user action |

  @IPA-46
  Scenario: Who has not completed the verification steps cannot sign in
    When he adds people under Directory > People
      | First name | Last name | Username         |
      | Emil       | Ekberg    | emil@example.com |
    And he goes to the Assignments of "Workato Agentic"
    And he assigns people with Assign > Assign to People
      | Username         |
      | emil@example.com |
    And "emil@example.com" tries to sign in at Okta for Workato GO in "TEST"
    Then Okta does not let him in, and Workato hears of nobody
    When each of them completes the verification steps
    And "emil@example.com" signs in to Workato GO in "TEST" with his Okta password
    Then the portal shows "Emil Ekberg" signed in to "TEST" by "Okta Prod"

  @IPA-47 @IPA-48 @IPA-49
  Scenario: Several people are assigned, and stay so after "Done"
    Given these people are verified in Okta
      | Name          | Username          |
      | Emil Ekberg   | emil@example.com  |
      | Frida Fonseca | frida@example.com |
    When he goes to the Assignments of "Workato Agentic"
    And he assigns people with Assign > Assign to People
      | Username          |
      | emil@example.com  |
      | frida@example.com |
    And he clicks "Done"
    Then the Assignments list "dana@example.com, emil@example.com, frida@example.com"

  @IPA-48
  Scenario: Who is verified but not assigned gets no assertion
    Given these people are verified in Okta
      | Name        | Username         |
      | Emil Ekberg | emil@example.com |
    When "emil@example.com" tries to sign in at Okta for Workato GO in "TEST"
    Then Okta does not let him in, and Workato hears of nobody

  @IPA-30
  Scenario: The password is typed at Okta and never sent to Workato
    When "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
    Then the portal shows "Dana Diaz" signed in to "TEST" by "Okta Prod"
    And her Okta password was sent to Okta and never to Workato
