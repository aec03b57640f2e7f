@behaviour
Feature: How long a session lasts
  A SAML session ends after five minutes unless the identity provider says otherwise.

  Background:
    Given these people are assigned in Okta
      | Name         | Username         |
      | Nora Nilsson | nora@example.com |
    And JIT provisioning is on in TEST

  @IPA-20 @D-21
  Scenario Outline: After <time> a session of the default length is over: Nora is <state>
    When Nora signs in to Workato GO in TEST
    And <time> pass
    Then Nora is <state>

    Examples:
      | time                 | state      |
      | 4 minutes 50 seconds | signed in  |
      | 5 minutes 10 seconds | signed out |

  @IPA-20 @D-21
  Scenario: The identity provider extends it by an attribute
    Given Okta sends a session that ends in 60 minutes for Nora
    When Nora signs in to Workato GO in TEST
    And 30 minutes pass
    Then Nora is signed in
    When 31 minutes pass
    Then Nora is signed out

  @IPA-20 @D-21
  Scenario: The identity provider extends it by the AuthnStatement
    When Nora signs in to Workato GO in TEST with "session-of-an-hour"
    And 30 minutes pass
    Then Nora is signed in
    When 31 minutes pass
    Then Nora is signed out

  @D-21
  Scenario: The AuthnStatement outweighs the attribute
    Given Okta sends a session that ends in 10 minutes for Nora
    When Nora signs in to Workato GO in TEST with "session-of-an-hour"
    And 30 minutes pass
    Then Nora is signed in

  @D-21
  Scenario: A session that is over already is refused
    When Nora tries to sign in to Workato GO in TEST with "session-ended"
    Then Nora is refused with "session_expired"

  @D-21
  Scenario: A session that is over already by the attribute is refused as well
    Given Okta sends a session that ended 5 minutes ago for Nora
    When Nora tries to sign in to Workato GO in TEST
    Then Nora is refused with "session_over"

  @D-36
  Scenario: Who is deactivated in Workato is out at once
    When Nora signs in to Workato GO in TEST
    Then Nora is signed in
    When the end user Nora is deactivated
    Then Nora is signed out

  Scenario: Signing out ends the session, not only the cookie in the browser
    When Nora signs in to Workato GO in TEST
    And somebody copies the cookies that Nora has of Workato
    Then the copied cookies open the session of Nora
    When Nora signs out of Workato
    Then Nora is signed out
    And the copied cookies open nothing

  @IPA-22
  Scenario: Signing in again after the end brings the groups of that moment
    Given JIT provisioning and group syncing are on in TEST
    And the end user Omar was added as "Omar Osman" with access to TEST and the groups "Finance, Sales"
    And Okta assigns Nora the groups "Finance"
    When Nora signs in to Workato GO in TEST
    And Okta assigns Nora the groups "Sales"
    And 5 minutes 10 seconds pass
    Then Nora is signed out
    When Nora signs in to Workato GO in TEST
    Then Nora belongs to the groups "Everyone, Sales" in TEST

  @IPA-22 @IPA-48 @D-30
  Scenario Outline: Who is <no longer there> in Okta is out when the session ends
    When Nora signs in to Workato GO in TEST
    And Nora is <no longer there> in Okta
    And 4 minutes 50 seconds pass
    Then Nora is signed in
    When 0 minutes 20 seconds pass
    Then Nora is signed out
    When Nora tries to sign in to Workato GO in TEST
    Then Okta refuses Nora
    And the end user Nora is "Active" in Workato

    Examples:
      | no longer there |
      | not assigned    |
      | deactivated     |
