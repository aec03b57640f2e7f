@behaviour @any-sp
Feature: Accounts at any SP
  An SP is held to what it declares of people it does not know, and to what no SP may do with accounts it has.

  Rule: As the SP declares

    @declared:newcomers=created
    Scenario: Somebody new is let in
      When Nora comes through the IdP
      Then the SP lets Nora in

    @declared:newcomers=created @adapter:account
    Scenario: Somebody new gets an account, with the name that the IdP says
      When Nora comes through the IdP as "Nora Nilsson"
      Then the account of Nora is called "Nora Nilsson"

    @declared:newcomers=created @adapter:account
    Scenario: Coming again changes nothing
      When Nora comes through the IdP
      And Nora comes through the IdP
      Then the SP lets Nora in
      And Nora has an account

    @declared:newcomers=refused
    Scenario: Somebody new is kept out
      When Nora comes through the IdP
      Then the SP keeps Nora out

    @declared:newcomers=refused @adapter:account
    Scenario: No account comes of trying
      When Nora comes through the IdP
      Then Nora has no account

    @adapter:addAccount
    Scenario: Whoever was added by hand is let in
      Given Nora was added by hand
      When Nora comes through the IdP
      Then the SP lets Nora in

    @declared:names=kept @adapter:addAccount @adapter:account
    Scenario: The IdP does not rename an account
      Given Nora was added by hand
      When Nora comes through the IdP as "Nora Changed"
      Then the account of Nora is called "Nora Newcomer"

    @declared:names=updated @adapter:addAccount @adapter:account
    Scenario: The IdP renames an account
      Given Nora was added by hand
      When Nora comes through the IdP as "Nora Changed"
      Then the account of Nora is called "Nora Changed"

  Rule: What no SP may do

    @adapter:addAccount @adapter:disableAccount
    Scenario: A disabled account stays closed
      Given Nora was added by hand
      When Nora comes through the IdP
      Then the SP lets Nora in
      When the account of Nora is disabled
      And Nora comes through the IdP
      Then the SP keeps Nora out

    @adapter:addAccount @adapter:disableAccount @adapter:account
    Scenario: A sign-in does not revive a disabled account
      Given Nora was added by hand
      And the account of Nora is disabled
      When Nora comes through the IdP
      Then the account of Nora is still disabled

    @adapter:addAccount @adapter:account
    Scenario: An address that only looks alike does not take over an account
      Given Kim was added by hand
      When Ivan, whose address looks like Kim's, comes through the IdP
      Then Ivan has not taken over the account of Kim

    @adapter:administrator @adapter:administers
    Scenario: The IdP opens no door to the administration
      When somebody comes through the IdP with the address of the SP's administrator
      Then nobody administers the SP with that session
