@area:SIG
Feature: Signatures
  An Assertion is believed because the trusted key signed it, or the Response around it, whole and unchanged.

  @req:signature-required
  Rule: Without a signature nobody is signed in

    @sg-none @control:st-success-baseline
    Scenario: Neither Response nor Assertion is signed
      Given the IdP will send "unsigned"
      When Alice signs in
      Then the SP refuses with "signature_missing"

  @req:either-signature-accepted
  Rule: One signature is enough, over the Assertion or over the Response

    @sg-assertion-only
    Scenario: Only the Assertion is signed
      Given the IdP signs the Assertion
      When Alice signs in
      Then the SP signs Alice in

    @sg-response-only
    Scenario: Only the Response is signed
      Given the IdP signs the Response
      When Alice signs in
      Then the SP signs Alice in

  @req:both-signatures-accepted @req:rsa-sha256-accepted
  Rule: Two signatures are fine

    @sg-both
    Scenario: Assertion and Response are signed
      Given the IdP signs the Assertion and the Response
      When Alice signs in
      Then the SP signs Alice in

  @req:trusted-key-only
  Rule: Only the trusted key counts

    @sg-untrusted-key
    Scenario Outline: An unknown key, without KeyInfo
      Given the IdP signs <signed>
      And the IdP will send "untrusted-key"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

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

    @sg-untrusted-keyinfo
    Scenario Outline: An unknown key, with its certificate in KeyInfo
      Given the IdP signs <signed>
      And the IdP will send "untrusted-key-with-keyinfo"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

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

  @req:keyinfo-optional
  Rule: KeyInfo is optional

    @sg-keyinfo-absent
    Scenario: The trusted key, without KeyInfo
      Given the IdP will send "keyinfo-missing"
      When Alice signs in
      Then the SP signs Alice in

  @req:signature-must-verify
  Rule: A signature that does not verify refuses the message

    @sg-value-tampered
    Scenario Outline: SignatureValue is changed
      Given the IdP signs <signed>
      And the IdP will send "signature-value-tampered"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

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

    @sg-digest-tampered
    Scenario Outline: DigestValue is changed
      Given the IdP signs <signed>
      And the IdP will send "digest-value-tampered"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

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

    @sg-content-tampered
    Scenario Outline: The NameID is changed to Bob's after signing
      Given the IdP signs <signed>
      And the IdP will send "name-id-tampered" naming Bob
      When Alice signs in
      Then the SP refuses with "signature_invalid"

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

    @sg-assertion-bad-response-good @control:st-success-baseline
    Scenario: A broken signature of the Assertion inside a well signed Response
      Given the IdP signs the Assertion and the Response
      And the IdP will send "assertion-signature-broken"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

    @sg-response-bad-assertion-good @control:st-success-baseline
    Scenario: A broken signature of the Response around a well signed Assertion
      Given the IdP signs the Assertion and the Response
      And the IdP will send "response-signature-broken"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

    @sg-empty-element
    Scenario Outline: The Signature is empty
      Given the IdP signs <signed>
      And the IdP will send "signature-empty"
      When Alice signs in
      Then the SP refuses

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

  @req:reference-covers-parent
  Rule: A signature covers the element that holds it

    @sg-ref-other-element
    Scenario Outline: The Reference names another element
      Given the IdP signs <signed>
      And the IdP will send "reference-other-element"
      When Alice signs in
      Then the SP refuses

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

    @sg-ref-dangling
    Scenario Outline: The Reference names an ID that does not exist
      Given the IdP signs <signed>
      And the IdP will send "reference-dangling"
      When Alice signs in
      Then the SP refuses

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

  @req:reference-one
  Rule: A signature has one Reference

    @sg-ref-empty-uri
    Scenario Outline: The Reference has an empty URI
      Given the IdP signs <signed>
      And the IdP will send "reference-empty-uri"
      When Alice signs in
      Then the SP refuses

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

    @sg-ref-multiple
    Scenario Outline: The signature has two References
      Given the IdP signs <signed>
      And the IdP will send "reference-two"
      When Alice signs in
      Then the SP refuses

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

  @req:transforms-restricted
  Rule: Transforms cannot leave anything out

    @sg-xpath-exclude
    Scenario Outline: An XPath transform leaves the Subject out
      Given the IdP signs <signed>
      And the IdP will send "transform-xpath"
      When Alice signs in
      Then the SP refuses

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

    @sg-xslt
    Scenario Outline: An XSLT transform
      Given the IdP signs <signed>
      And the IdP will send "transform-xslt"
      When Alice signs in
      Then the SP refuses

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

  @req:digest-is-text
  Rule: What is verified is what is read

    @sg-digest-comment
    Scenario Outline: A comment in DigestValue, with a forged digest
      Given the IdP signs <signed>
      And the IdP will send "digest-comment" naming Bob
      When Alice signs in
      Then the SP refuses

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

    @sg-signedinfo-twice
    Scenario Outline: A second, forged SignedInfo
      Given the IdP signs <signed>
      And the IdP will send "signed-info-two" naming Bob
      When Alice signs in
      Then the SP refuses

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

  @req:no-object
  Rule: A Signature carries no luggage

    @sg-object
    Scenario Outline: A harmless ds:Object in the Signature
      Given the IdP signs <signed>
      And the IdP will send "signature-object"
      When Alice signs in
      Then the SP refuses

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
