@document:identity-provider-user-access @chromium
Feature: The SAML 2.0 app in Okta
  What each field of the app integration puts into the messages that Workato receives.

  Rule: Making the app

    @IPA-31
    Scenario: The admin console asks for an Okta administrator
      When somebody opens the admin console of Okta
      Then Okta asks for a username

    @IPA-32 @IPA-33 @IPA-34 @IPA-35 @IPA-42 @IPA-43 @IPA-44
    Scenario: An app exists once "Finish" is clicked, and not before
      Given the Okta administrator has signed in to Okta
      When he goes to Applications > Applications and clicks "Create App Integration"
      And he selects "SAML 2.0" as the sign-in method and clicks "Next"
      And he enters "MCP Servers" as the App name and clicks "Next"
      And he fills in the SAML settings of Workato and clicks "Next"
      And he chooses "This is an internal app that we have created" as the App type
      Then Okta has no app "MCP Servers"
      When he clicks "Finish"
      Then the app "MCP Servers" is active in Okta
      And its "General" tab says
        | App type | This is an internal app that we have created |

    @IPA-33
    Scenario: Another sign-in method makes no SAML app
      Given the Okta administrator has signed in to Okta
      When he goes to Applications > Applications and clicks "Create App Integration"
      And he selects "OIDC - OpenID Connect" as the sign-in method and clicks "Next"
      Then Okta says "Choose SAML 2.0 to go on"

    @IPA-34
    Scenario: An app needs a name
      Given the Okta administrator has signed in to Okta
      When he goes to Applications > Applications and clicks "Create App Integration"
      And he selects "SAML 2.0" as the sign-in method and clicks "Next"
      And he enters " " as the App name and clicks "Next"
      Then Okta says "App name"

    @IPA-50 @IPA-51
    Scenario: "Sign On" shows a Metadata URL that anybody can read
      Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
      And the Okta administrator has signed in to Okta
      When he opens "Sign On" of the app and copies the Metadata URL
      Then the Metadata URL answers everybody with the entity ID, the certificate and both single sign-on services

  Rule: What the SAML settings do

    Background:
      Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
      And a provider "Okta Prod" set up in "TEST" with IdP information typed in
      And the Okta administrator edits the SAML settings of "Workato Agentic"

    @IPA-36
    Scenario: The Response goes to the Single sign-on URL and nowhere else
      When he enters as "Single sign-on URL" an address that is not Workato's
      And he saves the SAML settings
      And Dana tries to sign in to Workato GO in TEST
      Then Okta has posted the Response to that address
      And Workato has received nothing from Dana

    @IPA-37
    Scenario: Ticked, the Recipient and Destination URL are the Single sign-on URL
      When he ticks "Use this for Recipient URL and Destination URL"
      And he saves the SAML settings
      And Dana signs in to Workato GO in TEST
      Then Dana is signed in
      And the Response has the Single sign-on URL as Destination and Recipient

    @IPA-37
    Scenario Outline: Unticked, another <field> is sent, and refused
      When he unticks "Use this for Recipient URL and Destination URL"
      And he enters as "<field>" an address that is not Workato's
      And he saves the SAML settings
      And Dana tries to sign in to Workato GO in TEST
      Then Dana is refused with <reason>

      Examples:
        | field           | reason                 |
        | Recipient URL   | "recipient_mismatch"   |
        | Destination URL | "destination_mismatch" |

    @IPA-38
    Scenario: Another audience than the SP entity ID is refused
      When he enters as "Audience URI (SP Entity ID)" an address that is not Workato's
      And he saves the SAML settings
      And Dana tries to sign in to Workato GO in TEST
      Then Dana is refused with "audience_mismatch"

    @IPA-38 @IPA-39 @IPA-40
    Scenario: Left as the document says, Dana is known by email address and display name
      When he saves the SAML settings
      And Dana signs in to Workato GO in TEST
      Then the Response has the SP entity ID as Audience
      And the NameID is "dana@example.com" in the format EmailAddress
      And the end user Dana exists with the name "Dana Diaz"

    @IPA-39 @D-17
    Scenario Outline: The Name ID format <format> is refused
      When he sets the Name ID format to "<format>"
      And he saves the SAML settings
      And Dana tries to sign in to Workato GO in TEST
      Then Dana is refused with "name_id_format"

      Examples:
        | format     |
        | Persistent |
        | Transient  |

  Rule: Groups come from the assignment

    @IPA-40 @IPA-41
    Scenario: The attribute statements carry the display name and the groups of the assignment
      Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
      And a provider "Okta Prod" set up in "TEST" with IdP information typed in
      And the Okta administrator gives Dana the groups "Finance, Sales" in the assignment
      When Dana signs in to Workato GO in TEST
      Then the Response says
        | workato_end_user_name   | Dana Diaz      |
        | workato_end_user_groups | Finance, Sales |

    @IPA-41 @D-20
    Scenario Outline: In the app's profile the attribute is <made as>: the Response has <sent>
      Given an app "Workato Agentic" in Okta whose profile has <made as>
      And a provider "Okta Prod" set up in "TEST" with IdP information typed in
      And the Okta administrator gives Dana the groups "Finance, Sales" in the assignment
      When Dana signs in to Workato GO in TEST
      Then the Response has <sent>

      Examples:
        | made as                      | sent           |
        | the groups as a string array | 2 group values |
        | the groups as a string       | 1 group value  |
        | no attribute for groups      | 0 group values |
