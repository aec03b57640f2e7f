@behaviour @any-sp @declared:enforcement @adapter:enforce @adapter:addAccount @adapter:signInWithPassword
Feature: Single sign-on at any SP
  Who must come through the IdP finds no other way in; that the password works at all is seen first, without the rule.

  Background:
    Given nobody must use single sign-on
    And Nora was added by hand
    Then the password of Nora opens a session

  Scenario: The password is refused
    When the SP enforces single sign-on as it declares
    Then the password of Nora opens no session
    When Nora comes through the IdP
    Then the SP lets Nora in

  Scenario Outline: The address is written <otherwise>
    When the SP enforces single sign-on as it declares
    Then the password of Nora opens no session, with the address <otherwise>

    Examples:
      | otherwise             |
      | in capital letters    |
      | with a plus part      |
      | with a subdomain      |
      | with a dot behind it  |
      | with blanks around it |

  @adapter:resetPassword
  Scenario: A forgotten password is no way in
    When the SP enforces single sign-on as it declares
    And Nora resets the password to "New-Tulip-4242"
    Then Nora is not signed in to the SP
    And the password "New-Tulip-4242" of Nora opens no session

  @adapter:resetPassword
  Scenario: A link from before does not open a session either
    When Nora resets the password to "New-Tulip-4242"
    Then the password "New-Tulip-4242" of Nora opens a session
    When the SP enforces single sign-on as it declares
    Then the password "New-Tulip-4242" of Nora opens no session

  Scenario: Whoever need not use single sign-on still has a password
    Given Olaf, of another domain, was added by hand
    When the SP enforces single sign-on as it declares
    Then the password of Olaf opens a session, unless the SP enforces it for all
