@document:identity-provider-user-access @document:manual-provisioning @chromium
Feature: The wizard "Set up a new provider"
  What each page of the wizard asks, what it refuses, and that nothing is in effect before "Set up".

  Rule: Page one names the provider and says who must use it

    @IPA-12 @IPA-13 @MAN-10 @MAN-11
    Scenario: A provider cannot be set up before the toggle is on
      Given the administrator has opened the Authentication tab of "TEST"
      Then "+ Set up new provider" cannot be clicked
      When she makes sure that "SAML-based SSO authentication" is enabled
      And she clicks "+ Set up new provider" under "Select an identity provider (IdP)"
      Then the wizard "Set up a new provider" is open

    @IPA-14 @MAN-12
    Scenario: A provider needs a name
      Given the administrator has opened the wizard "Set up a new provider" in "TEST"
      When she enters " " as the "Identity provider (IdP) name"
      And she clicks "Next" in the wizard
      Then the wizard says "Identity provider (IdP) name" and nothing is live

    @IPA-15 @MAN-13 @MAN-14 @D-28
    Scenario Outline: Selected domains: "<domains>" is refused
      Given the administrator has opened the wizard "Set up a new provider" in "TEST"
      When she enters "Okta Prod" as the "Identity provider (IdP) name"
      And she chooses "Selected domains" for "Enforce SAML authentication for"
      And she specifies the domains "<domains>"
      And she clicks "Next" in the wizard
      Then the wizard says "domain" and nothing is live

      Examples:
        | domains        |
        |                |
        | not a domain   |
        | example.com, @ |

    @IPA-24 @MAN-14
    Scenario: "Next" leads on and puts nothing into effect
      Given the administrator has opened the wizard "Set up a new provider" in "TEST"
      When she enters "Okta Prod" as the "Identity provider (IdP) name"
      And she clicks "Next" in the wizard
      Then the wizard shows the "Specify Single sign-on URL" and the "Service provider (SP) entity ID"
      But no provider is set up

  Rule: Page two shows two values that stay the same

    @IPA-25 @MAN-15 @D-03 @D-33
    Scenario: The values are the same when the wizard is left and opened again, and after "Set up"
      Given an Okta app "Workato Agentic" whose Metadata URL the administrator knows
      And the administrator has opened the wizard "Set up a new provider" in "TEST"
      When she enters "Okta Prod" as the "Identity provider (IdP) name"
      And she clicks "Next" in the wizard
      And she copies the "Specify Single sign-on URL" and the "Service provider (SP) entity ID"
      And she clicks "Back" in the wizard
      And she clicks "Next" in the wizard
      Then the wizard shows the same two values
      When she leaves the wizard to set up Okta
      And the administrator returns to the wizard
      Then the wizard shows the same two values
      When she answers "Yes" to "Do you have your identity provider metadata URL?" and gives the Metadata URL
      And she clicks "Set up" in the wizard
      Then the page of "Okta Prod" shows the same two values

    @IPA-25 @MAN-15
    Scenario Outline: A button beside the "<value>" copies it
      Given the administrator has opened page two of the wizard in "TEST"
      When she clicks "Copy" beside the "<value>"
      Then she can paste the "<value>"

      Examples:
        | value                           |
        | Specify Single sign-on URL      |
        | Service provider (SP) entity ID |

    @IPA-25 @MAN-15
    Scenario: The two values are addresses that answer
      Given the administrator has opened page two of the wizard in "TEST"
      When she copies the "Specify Single sign-on URL" and the "Service provider (SP) entity ID"
      Then Workato serves its metadata at the SP entity ID
      And Workato receives what is posted to the Single sign-on URL

    @IPA-26 @IPA-52 @IPA-54
    Scenario Outline: Only the fields for "<answer>" are shown
      Given the administrator has opened page two of the wizard in "TEST"
      When she clicks "Next" in the wizard
      Then the wizard shows the section "Provide metadata from your IdP"
      When she answers "<answer>" to "Do you have your identity provider metadata URL?"
      Then it offers "<offered>"
      But it does not offer "<not offered>"

      Examples:
        | answer | offered                              | not offered                          |
        | Yes    | Provide your metadata URL            | Identity provider single sign-on URL |
        | No     | Identity provider single sign-on URL | Provide your metadata URL            |

  Rule: "Set up" makes the provider, once the metadata is known

    @IPA-27 @IPA-29 @IPA-52 @MAN-16 @MAN-17
    Scenario: With a Metadata URL Workato fetches what Okta says of itself
      Given an Okta app "Workato Agentic" whose Metadata URL the administrator knows
      And the administrator has opened page two of the wizard in "TEST"
      When she answers "Yes" to "Do you have your identity provider metadata URL?" and gives the Metadata URL
      And she clicks "Set up" in the wizard
      Then the Authentication tab of "TEST" lists "Okta Prod"
      And Workato has fetched the metadata from Okta
      And Workato holds the issuer, the single sign-on URL and the certificate of Okta

    @IPA-28 @IPA-29 @IPA-54 @MAN-16 @MAN-17
    Scenario: With IdP information typed in Workato fetches nothing
      Given an Okta app "Workato Agentic" whose Metadata URL the administrator knows
      And the administrator has opened page two of the wizard in "TEST"
      When she answers "No" to "Do you have your identity provider metadata URL?" and types in the IdP information
      Then the wizard shows the section "Provide your IdP information"
      When she clicks "Set up" in the wizard
      Then the Authentication tab of "TEST" lists "Okta Prod"
      And Workato has never fetched the metadata from Okta
      And Workato holds the issuer, the single sign-on URL and the certificate of Okta

    @D-02
    Scenario Outline: "Set up" can be clicked on page <page>
      Given an Okta app "Workato Agentic" whose Metadata URL the administrator knows
      And the administrator has opened page <page> of the wizard in "TEST"
      When she answers "Yes" to "Do you have your identity provider metadata URL?" and gives the Metadata URL
      And she clicks "Set up" in the wizard
      Then the Authentication tab of "TEST" lists "Okta Prod"

      Examples:
        | page  |
        | two   |
        | three |

    @D-27
    Scenario Outline: Metadata that <is no good> is refused
      Given the administrator has opened page two of the wizard in "TEST"
      When she gives the metadata URL of <something else>
      And she clicks "Set up" in the wizard
      Then the wizard says "metadata" and nothing is live

      Examples:
        | is no good                | something else             |
        | cannot be reached         | a server that is not there |
        | is no XML                 | a page of Okta             |
        | describes no IdP          | Workato itself             |
        | would travel in the clear | a server without https     |

    @IPA-05 @IPA-15 @IPA-16 @IPA-19 @D-01 @D-34
    Scenario: Everything chosen on page one is kept
      Given an Okta app "Workato Agentic" whose Metadata URL the administrator knows
      And the administrator has opened the wizard "Set up a new provider" in "TEST"
      When she enters "Okta Prod" as the "Identity provider (IdP) name"
      And she chooses "Selected domains" for "Enforce SAML authentication for"
      And she specifies the domains "example.com, partner.example"
      And she switches on "Enable SAML Just-in-Time (JIT) provisioning"
      And she switches on "Enable user groups syncing"
      And she completes the wizard with the Metadata URL
      Then "Okta Prod" says in "TEST"
        | Enforced for  | Selected domains: example.com, partner.example |
        | Provisioning  | Just-in-time (JIT)                             |
        | Group syncing | On                                             |

  Rule: A provider lives on

    @D-01
    Scenario Outline: Provisioning chosen in <place> gives the same state
      Given an Okta app "Workato Agentic" whose Metadata URL the administrator knows
      And the administrator has opened the wizard "Set up a new provider" in "TEST"
      When she enters "Okta Prod" as the "Identity provider (IdP) name"
      And she chooses just-in-time provisioning and group syncing in <place>
      Then "Okta Prod" says in "TEST"
        | Enforced for  | All domains        |
        | Provisioning  | Just-in-time (JIT) |
        | Group syncing | On                 |

      Examples:
        | place                  |
        | the wizard             |
        | the Provisioning modal |

    @IPA-11 @MAN-09 @D-05
    Scenario: A provider set up in TEST is used in PROD with settings of its own
      Given an Okta app "Workato Agentic" whose Metadata URL the administrator knows
      And the administrator has opened the wizard "Set up a new provider" in "TEST"
      When she enters "Okta Prod" as the "Identity provider (IdP) name"
      And she chooses "Selected domains" for "Enforce SAML authentication for"
      And she specifies the domains "example.com"
      And she switches on "Enable SAML Just-in-Time (JIT) provisioning"
      And she completes the wizard with the Metadata URL
      And she selects the environment "PROD"
      And she selects the "Authentication" tab
      And she makes sure that "SAML-based SSO authentication" is enabled
      And she clicks "Use this provider" beside "Okta Prod"
      Then "Okta Prod" says in "PROD"
        | Enforced for | All domains    |
        | Provisioning | Not chosen yet |
      When she clicks "Set up" beside "Okta Prod"
      And she chooses "Manual provisioning"
      And she clicks "Save" in the modal
      Then "Okta Prod" says in "PROD"
        | Provisioning | Manual provisioning |
      But "Okta Prod" says in "TEST"
        | Enforced for | Selected domains: example.com |
        | Provisioning | Just-in-time (JIT)            |

    @D-32 @D-33
    Scenario: A provider in use cannot be deleted, and a new name changes no value
      Given a provider "Okta Prod" set up in "TEST" with IdP information typed in
      And the administrator has opened the page of "Okta Prod" in "TEST"
      When she copies the "Specify Single sign-on URL" and the "Service provider (SP) entity ID"
      And she clicks "Delete provider"
      And she clicks "Delete provider" on the page that asks
      Then Workato says "The provider was not deleted"
      When she renames "Okta Prod" to "Okta Production"
      Then the page of "Okta Production" shows the same two values

    @IPA-52 @IPA-53 @D-03 @D-27
    Scenario: Metadata saved on an existing provider takes effect at the next sign-in
      Given an app "Workato Agentic" in Okta for the environment "TEST", with "dana@example.com" assigned
      And a provider "Okta Prod" set up in "TEST" with an outdated certificate
      When "dana@example.com" tries to sign in to Workato GO in "TEST" with her Okta password
      Then she is refused with "signature_invalid"
      When the administrator edits "Okta Prod", gives the Metadata URL and clicks "Save changes"
      And "dana@example.com" signs in to Workato GO in "TEST" with her Okta password
      Then the portal shows "Dana Diaz" signed in to "TEST" by "Okta Prod"

    @D-27 @D-37
    Scenario: "Refresh metadata" fetches it again
      Given an Okta app "Workato Agentic" whose Metadata URL the administrator knows
      And a provider "Okta Prod" set up in "TEST" with the Metadata URL
      And the administrator has opened the page of "Okta Prod" in "TEST"
      When she clicks "Refresh metadata"
      Then Workato has fetched the metadata from Okta 2 times
