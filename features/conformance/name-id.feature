@area:NID
Feature: NameID
  The NameID is who is signed in: the whole of it, and nothing else.

  @req:name-id-present
  Rule: An empty NameID signs nobody in

    @ni-empty @control:st-success-baseline
    Scenario: NameID is empty
      Given the IdP will send "name-id-empty"
      When Alice signs in
      Then the SP refuses with "name_id_invalid"

    @ni-blank @control:st-success-baseline
    Scenario: NameID is blanks only
      Given the IdP will send "name-id-blank"
      When Alice signs in
      Then the SP refuses with "name_id_invalid"

  @req:name-id-read-whole
  Rule: A NameID cannot be cut short to Bob's

    @xs-nameid-comment
    Scenario Outline: A comment after Bob's NameID, and more
      Given the IdP signs <signed>
      And the IdP will send "name-id-comment-split" naming Bob
      When Alice signs in
      Then the SP survives

      @variant:A @needs-assertion-signed-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-nameid-cdata
    Scenario Outline: A CDATA section after Bob's NameID
      Given the IdP signs <signed>
      And the IdP will send "name-id-cdata-split" naming Bob
      When Alice signs in
      Then the SP survives

      @variant:A @needs-assertion-signed-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-nameid-pi
    Scenario Outline: A processing instruction after Bob's NameID, and more
      Given the IdP signs <signed>
      And the IdP will send "name-id-instruction-split" naming Bob
      When Alice signs in
      Then the SP survives

      @variant:A @needs-assertion-signed-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-nameid-pi-hidden
    Scenario Outline: Everything behind Bob's NameID hidden in a processing instruction after signing
      Given the IdP signs <signed>
      And the IdP will send "name-id-rest-hidden" naming Bob
      When Alice signs in
      Then the SP survives

      @variant:A @needs-assertion-signed-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-nameid-pi-partly-hidden
    Scenario Outline: Some of what is behind Bob's NameID hidden in a processing instruction after signing
      Given the IdP signs <signed>
      And the IdP will send "name-id-partly-hidden" naming Bob
      When Alice signs in
      Then the SP survives

      @variant:A @needs-assertion-signed-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:name-id-no-folding
  Rule: A NameID that looks like Bob's is not Bob's

    @ni-unicode-confusable
    Scenario: Bob's NameID in full-width letters
      Given the IdP will send "name-id-confusable" naming Bob
      When Alice signs in
      Then the SP survives

  @req:one-name-id
  Rule: There is one NameID, and it is text

    @xs-nameid-child @control:st-success-baseline
    Scenario: An element within, after Bob's NameID
      Given the IdP will send "name-id-child-element" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @xs-two-nameids @control:st-success-baseline
    Scenario: A second NameID: Bob's
      Given the IdP will send "name-id-two" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

  @req:name-id-padding
  Rule: Blanks around a NameID are part of it

    @ni-padding @control:st-success-baseline
    Scenario: A line break after the NameID
      Given the IdP will send "name-id-padded"
      When Alice signs in
      Then the SP refuses with "name_id_invalid"

  @req:name-id-format-agreed
  Rule: A NameID has the agreed Format

    @ni-format-switch @control:st-success-baseline
    Scenario: Format is transient instead
      Given the IdP will send "name-id-format-wrong"
      When Alice signs in
      Then the SP refuses with "name_id_format"

  @req:name-id-agreed
  Rule: A NameID that was not agreed on is recorded, not judged

    @ni-missing
    Scenario: The Subject has no NameID
      Given the IdP will send "name-id-missing"
      When Alice signs in
      Then it is recorded

    @ni-not-an-email
    Scenario: Format is emailAddress, and there is no address in it
      Given the IdP will send "name-id-not-an-email"
      When Alice signs in
      Then it is recorded

    @ni-case-distinct
    Scenario: NameID in upper case
      Given the IdP will send "name-id-upper-case"
      When Alice signs in
      Then it is recorded

    @xs-nameid-comment-after-signing
    Scenario: A comment is put into the NameID after signing
      Given the IdP will send "name-id-comment-after-signing"
      When Alice signs in
      Then it is recorded

  @req:name-id-agreed
  Rule: A private Format is recorded, not judged

    @ni-unknown-format
    Scenario: Format is a private URI
      Given the IdP will send "name-id-format-private"
      When Alice signs in
      Then it is recorded

  @req:name-id-unspecified @needs-unspecified-name-id
  Rule: No Format is the Format unspecified

    @ni-unspecified
    Scenario: Format is left out
      Given the IdP will send "name-id-format-omitted"
      When Alice signs in
      Then the SP signs Alice in

  @req:name-id-qualified-for-us
  Rule: A NameID for another SP is refused

    @ni-spnamequalifier-wrong @control:st-success-baseline
    Scenario: SPNameQualifier is another SP
      Given the IdP will send "name-id-qualified-elsewhere"
      When Alice signs in
      Then the SP refuses with "name_id_invalid"

  @req:name-id-no-trimming
  Rule: Blanks do not make a NameID Bob's

    @ni-padding-collision
    Scenario: Bob's NameID and a line break
      Given the IdP will send "name-id-padded-as-other" naming Bob
      When Alice signs in
      Then the SP survives

  @req:identifier-is-name-id
  Rule: An identifier nobody knows names nobody

    @ni-baseid @control:st-success-baseline
    Scenario: A BaseID stands in place of NameID
      Given the IdP will send "name-id-base-id"
      When Alice signs in
      Then the SP refuses with "name_id_missing"

  @req:name-id-intact @needs-newcomers @creates-accounts
  Rule: A NameID arrives as it was sent

    @ni-256
    Scenario: A newcomer with a NameID of 256 characters
      Given the IdP will send "name-id-newcomer" with "value" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc.dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.example"
      When a newcomer signs in
      Then the SP signs in the newcomer

    @ni-delimiters
    Scenario: A newcomer with delimiters in the NameID
      Given the IdP will send "name-id-newcomer" with "value" "new+comer/of=%sales@example.com"
      When a newcomer signs in
      Then the SP signs in the newcomer

    @ni-unicode
    Scenario: A newcomer with letters of three scripts in the NameID
      Given the IdP will send "name-id-newcomer" with "value" "nеwcōmer新人𠮷@example.com"
      When a newcomer signs in
      Then the SP signs in the newcomer

  @req:name-id-intact @needs-newcomers @creates-accounts @needs-free-name-id
  Rule: A NameID may be short

    @ni-1
    Scenario: A newcomer with a NameID of one character
      Given the IdP will send "name-id-newcomer" with "value" "x"
      When a newcomer signs in
      Then the SP signs in the newcomer

  @req:name-id-inert @needs-newcomers @creates-accounts
  Rule: A NameID with code in it stays text

    @ni-markup
    Scenario: A newcomer with markup as NameID
      Given the IdP will send "name-id-newcomer" with "value" "<img src=x onerror=assay()>@example.com"
      When a newcomer signs in
      Then no page shows markup from the IdP

    @ni-markup-template
    Scenario: A newcomer with a template as NameID
      Given the IdP will send "name-id-newcomer" with "value" "${7*7}{{7*7}}'--@example.com"
      When a newcomer signs in
      Then the SP survives
