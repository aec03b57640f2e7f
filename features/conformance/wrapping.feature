@area:XSW
Feature: Signature wrapping
  A genuine, signed part is moved aside and a forged one, naming another person, is put where the SP might read.
  Nobody but the person who was really signed for may be signed in.

  @req:only-signed-is-read
  Rule: A forged part signs nobody in for the encryption beside it

    @xs-encrypted-plus-plain @needs-encryption @needs-assertion-signed-only @needs-authenticated-encryption @control:en-signed-inside
    Scenario: A forged Assertion before the genuine encrypted one
      Given the IdP signs the Assertion
      And the IdP encrypts the Assertion
      And the IdP will send "forged-assertion-beside-encrypted" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @xs-forged-encrypted @needs-encryption @needs-assertion-signed-only @needs-authenticated-encryption @control:en-signed-inside
    Scenario: A forged encrypted Assertion before the genuine one in the clear
      Given the IdP signs the Assertion
      And the IdP encrypts the Assertion
      And the IdP will send "forged-encrypted-beside-assertion" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @xs-attribute-pollution
    Scenario Outline: A forged Assertion has the signed ID under a prefix
      Given the IdP signs <signed>
      And the IdP will send "decoy-with-prefixed-id" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-namespace-confusion
    Scenario Outline: A Signature in a foreign namespace vouches for a forged Assertion
      Given the IdP signs <signed>
      And the IdP will send "signature-in-foreign-namespace" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-extract-outside-signed @needs-assertion-signed-only @control:sg-assertion-only
    Scenario: Another person's Subject around a signed Assertion
      Given the IdP signs the Assertion
      And the IdP will send "subject-outside-signed-assertion" naming Bob
      When Alice signs in
      Then the SP signs in nobody but Alice

    @xs-signed-error-decoy @control:st-success-baseline
    Scenario: A signed error Response with a forged Assertion in a second Signature
      Given the IdP will send "signed-error-with-decoy" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

  @req:only-signed-is-read
  Rule: A forged part beside the signed one signs nobody in

    @xs-1
    Scenario Outline: XSW1: a forged Response holds the genuine part in its Signature
      Given the IdP signs <signed>
      And the IdP will send "xsw-1" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-2
    Scenario Outline: XSW2: a forged Response holds the genuine part beside its Signature
      Given the IdP signs <signed>
      And the IdP will send "xsw-2" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-3
    Scenario Outline: XSW3: a forged Assertion before the signed part
      Given the IdP signs <signed>
      And the IdP will send "xsw-3" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-4
    Scenario Outline: XSW4: the signed part inside a forged Assertion
      Given the IdP signs <signed>
      And the IdP will send "xsw-4" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-4-signature-outside
    Scenario Outline: The genuine part inside a forged Assertion, which took over its Signature
      Given the IdP signs <signed>
      And the IdP will send "xsw-4-signature-outside" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-5
    Scenario Outline: XSW5: a forged Assertion took over the Signature
      Given the IdP signs <signed>
      And the IdP will send "xsw-5" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-6
    Scenario Outline: XSW6: the genuine part inside the Signature of a forged Assertion
      Given the IdP signs <signed>
      And the IdP will send "xsw-6" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-7
    Scenario Outline: XSW7: a forged Assertion in Extensions
      Given the IdP signs <signed>
      And the IdP will send "xsw-7" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-8
    Scenario Outline: XSW8: the genuine part in ds:Object of a forged Assertion
      Given the IdP signs <signed>
      And the IdP will send "xsw-8" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-advice
    Scenario Outline: The signed part in Advice of a forged Assertion
      Given the IdP signs <signed>
      And the IdP will send "wrapped-in-advice" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-attributevalue
    Scenario Outline: The signed part in an AttributeValue of a forged Assertion
      Given the IdP signs <signed>
      And the IdP will send "wrapped-in-attribute-value" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-scdata
    Scenario Outline: The signed part in SubjectConfirmationData of a forged Assertion
      Given the IdP signs <signed>
      And the IdP will send "wrapped-in-subject-confirmation-data" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-scdata-signature-outside
    Scenario Outline: The genuine part in SubjectConfirmationData of a forged Assertion, which took over its Signature
      Given the IdP signs <signed>
      And the IdP will send "wrapped-in-subject-confirmation-data-signature-outside" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-statusdetail
    Scenario Outline: The signed part in StatusDetail
      Given the IdP signs <signed>
      And the IdP will send "wrapped-in-status-detail" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-issuer-nested
    Scenario Outline: The signed part inside the Issuer of a forged Response
      Given the IdP signs <signed>
      And the IdP will send "wrapped-in-issuer" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-response-in-response
    Scenario Outline: The signed part in Extensions of a forged Response
      Given the IdP signs <signed>
      And the IdP will send "wrapped-in-extensions" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-forged-last
    Scenario Outline: A forged Assertion after the signed part
      Given the IdP signs <signed>
      And the IdP will send "forged-assertion-last" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-forged-in-object
    Scenario Outline: A forged Assertion in ds:Object of the genuine Signature
      Given the IdP signs <signed>
      And the IdP will send "forged-assertion-in-object" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-forged-second-signed-response
    Scenario Outline: A forged Assertion put into a signed Response
      Given the IdP signs <signed>
      And the IdP will send "forged-assertion-after-signing" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:ids-unique
  Rule: An ID stands once

    @xs-duplicate-id
    Scenario Outline: A forged Assertion with the ID of the signed one
      Given the IdP signs <signed>
      And the IdP will send "forged-assertion-with-same-id" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-id-attribute-variants
    Scenario Outline: A forged Assertion has the signed ID as Id, id and xml:id
      Given the IdP signs <signed>
      And the IdP will send "decoy-with-other-id-attributes" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:one-person
  Rule: One message names one person

    @xs-two-users-both-signed
    Scenario Outline: A second genuine Assertion, about Bob
      Given the IdP signs <signed>
      And the IdP will send "two-people-both-signed" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:one-root
  Rule: A message has one root

    @xs-two-roots-first
    Scenario Outline: A forged Response before the genuine one
      Given the IdP signs <signed>
      And the IdP will send "forged-root-first" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-two-roots-assertion
    Scenario Outline: A forged Response after the genuine Assertion
      Given the IdP signs <signed>
      And the IdP will send "genuine-assertion-root-before-forged" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-two-roots-last
    Scenario Outline: A forged Response after the genuine one
      Given the IdP signs <signed>
      And the IdP will send "forged-root-last" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:one-reading
  Rule: A document is read in one way only

    @xs-doctype-differential
    Scenario Outline: A forged Response in the DOCTYPE
      Given the IdP signs <signed>
      And the IdP will send "doctype-holding-forged-document" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-entity-id
    Scenario Outline: The ID of a forged Assertion is an entity
      Given the IdP signs <signed>
      And the IdP will send "id-from-entity" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-roundtrip
    Scenario Outline: A forged Assertion whose name has three parts
      Given the IdP signs <signed>
      And the IdP will send "name-of-three-parts" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

  @req:identifier-in-attribute
  Rule: An identifier in an attribute beside the NameID is recorded, not judged

    @xs-identity-in-attribute
    Scenario: The NameID is Alice, and the mail attributes are Bob
      Given the IdP will send "attributes-name-another-person" naming Bob
      When Alice signs in
      Then it is recorded
