@area:SIG
Feature: Signatures
  An Assertion is believed because the trusted key signed it, or the Response around it, whole and unchanged.

  @req:signature-required
  Rule: Without a signature nobody is signed in

    @sg-none @control:st-success-baseline
    Scenario: Neither Response nor Assertion is signed
      Given the IdP will send "signature-none"
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

  @req:signature-policy
  Rule: A signature less than usual is recorded, not judged

    @sg-stripped-response-sig
    Scenario: The signature of the Response is left out
      Given the IdP signs the Assertion and the Response
      And the IdP will send "signature-missing-on-response"
      When Alice signs in
      Then it is recorded

    @sg-stripped-assertion-sig
    Scenario: The signature of the Assertion is left out
      Given the IdP signs the Assertion and the Response
      And the IdP will send "signature-missing-on-assertion"
      When Alice signs in
      Then it is recorded

  @req:trusted-key-only
  Rule: Only the trusted key counts

    @sg-untrusted-key
    Scenario Outline: An unknown key, without KeyInfo
      Given the IdP signs <signed>
      And the IdP will send "signature-by-stranger-without-key-info"
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
      And the IdP will send "signature-by-stranger"
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

    @sg-keyinfo-trusted-but-other-key
    Scenario Outline: An unknown key, with the IdP's certificate in KeyInfo
      Given the IdP signs <signed>
      And the IdP will send "signature-by-stranger-as-idp"
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

    @sg-cloned-cert
    Scenario Outline: A certificate with the IdP's subject, issuer and serial number
      Given the IdP signs <signed>
      And the IdP will send "signature-by-certificate-clone"
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

    @sg-same-ca
    Scenario Outline: A certificate that the IdP's own key issued
      Given the IdP signs <signed>
      And the IdP will send "signature-by-certificate-sibling"
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

    @sg-keyinfo-keyvalue
    Scenario Outline: An unknown key, shown as RSAKeyValue
      Given the IdP signs <signed>
      And the IdP will send "signature-by-key-value"
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

    @sg-keyinfo-two-certificates
    Scenario Outline: An unknown key, with its certificate and then the IdP's in KeyInfo
      Given the IdP signs <signed>
      And the IdP will send "signature-by-stranger-before-idp"
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

    @sg-keyinfo-trusted-first
    Scenario Outline: An unknown key, with the IdP's certificate and then its own in KeyInfo
      Given the IdP signs <signed>
      And the IdP will send "signature-by-stranger-after-idp"
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

    @sg-keyinfo-keyvalue-and-trusted
    Scenario Outline: An unknown key, shown as RSAKeyValue beside the IdP's certificate
      Given the IdP signs <signed>
      And the IdP will send "signature-by-key-value-beside-idp"
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
      Given the IdP will send "key-info-absent"
      When Alice signs in
      Then the SP signs Alice in

  @req:keyinfo-misleading
  Rule: A wrong hint beside a good signature is recorded, not judged

    @sg-keyinfo-misleading
    Scenario: The trusted key, with an unrelated certificate
      Given the IdP will send "key-info-misleading"
      When Alice signs in
      Then it is recorded

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
      And the IdP will send "content-tampered" naming Bob
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

    @sg-assertion-bad-response-good @control:sg-both
    Scenario: A broken signature of the Assertion inside a well signed Response
      Given the IdP signs the Assertion and the Response
      And the IdP will send "signature-broken-on-assertion-only"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

    @sg-response-bad-assertion-good @control:sg-both
    Scenario: A broken signature of the Response around a well signed Assertion
      Given the IdP signs the Assertion and the Response
      And the IdP will send "signature-broken-on-response-only"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

    @sg-empty-element
    Scenario Outline: The Signature is empty
      Given the IdP signs <signed>
      And the IdP will send "signature-empty"
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

    @sg-two-signatures
    Scenario Outline: A second Signature, with a wrong value
      Given the IdP signs <signed>
      And the IdP will send "signature-twice"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

  @req:signature-place
  Rule: A Signature stands where the schema has it

    @sg-position
    Scenario Outline: The Signature stands last
      Given the IdP signs <signed>
      And the IdP will send "signature-last"
      When Alice signs in
      Then the SP refuses with "structure_invalid"

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
    Scenario Outline: The Reference names the Issuer
      Given the IdP signs <signed>
      And the IdP will send "reference-to-other-element"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

    @sg-ref-conditions
    Scenario Outline: The Reference names Conditions, or the Status
      Given the IdP signs <signed>
      And the IdP will send "reference-to-conditions"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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
      Then the SP refuses with "signature_reference_invalid"

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

    @sg-ref-zero
    Scenario Outline: SignedInfo has no Reference
      Given the IdP signs <signed>
      And the IdP will send "reference-none"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

    @sg-ref-ancestor @control:st-success-baseline
    Scenario: A signature over the Response, less the Assertion that holds it
      Given the IdP will send "reference-to-ancestor" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @sg-signed-elsewhere @control:st-success-baseline
    Scenario: The IdP's signed metadata stands before a forged Assertion
      Given the IdP will send "signed-metadata-beside-forgery" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @sg-cross-type-reuse @control:st-success-baseline
    Scenario: The Signature of a LogoutResponse around a forged Assertion
      Given the IdP will send "signature-of-logout-response" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @sg-foreign-in-object @control:st-success-baseline
    Scenario: The Signature of a LogoutResponse, which it holds, on a forged Assertion
      Given the IdP will send "signed-logout-response-in-object" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @sg-ref-element-scheme @control:st-success-baseline
    Scenario: The Reference means a place to one reader and an ID to another
      Given the IdP will send "reference-by-place" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

    @sg-manifest
    Scenario Outline: The signature covers a Manifest, which covers the Assertion
      Given the IdP signs <signed>
      And the IdP will send "reference-to-manifest" naming Bob
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

  @req:reference-one
  Rule: A signature has one Reference, by ID

    @sg-ref-empty-uri
    Scenario Outline: The Reference has an empty URI
      Given the IdP signs <signed>
      And the IdP will send "reference-uri-empty"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

    @sg-ref-missing-uri
    Scenario Outline: The Reference has no URI
      Given the IdP signs <signed>
      And the IdP will send "reference-uri-missing"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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
      And the IdP will send "reference-twice"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

    @sg-ref-xpointer
    Scenario Outline: The Reference is an XPointer expression
      Given the IdP signs <signed>
      And the IdP will send "reference-xpointer"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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
      Then the SP refuses with "signature_reference_invalid"

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

    @sg-transform-none
    Scenario Outline: There is no transform, not even the enveloped one
      Given the IdP signs <signed>
      And the IdP will send "transforms-none"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

  @req:many-transforms
  Rule: A signature has no more transforms than it needs

    @xm-many-transforms @control:st-success-baseline
    Scenario: Canonicalisation twenty times over
      Given the IdP will send "transforms-many"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

    @xm-many-enveloped-transforms @control:st-success-baseline
    Scenario: The enveloped-signature transform twenty times over
      Given the IdP will send "transforms-enveloped-many"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

  @req:digest-is-text
  Rule: What is verified is what is read

    @sg-digest-comment
    Scenario Outline: A comment in DigestValue, with the digest of a forgery
      Given the IdP signs <signed>
      And the IdP will send "digest-comment" naming Bob
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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
    Scenario Outline: A second SignedInfo, with the digest of a forgery
      Given the IdP signs <signed>
      And the IdP will send "signed-info-twice" naming Bob
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

    @sg-signedinfo-foreign
    Scenario Outline: A genuine SignedInfo over another element, and one over the forgery that nobody signed
      Given the IdP signs <signed>
      And the IdP will send "second-signed-info-over-forgery" naming Bob
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

    @sg-digest-smuggled @needs-assertion-signed-only @control:sg-assertion-only
    Scenario: A DigestValue of a forgery in StatusDetail
      Given the IdP signs the Assertion
      And the IdP will send "digest-smuggled" naming Bob
      When Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:no-object
  Rule: A Signature carries no luggage

    @sg-object
    Scenario Outline: A harmless ds:Object in the Signature
      Given the IdP signs <signed>
      And the IdP will send "signature-object"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

  @req:signature-fetches-nothing
  Rule: A signature leads nowhere else

    @sg-keyinfo-retrieval
    Scenario Outline: KeyInfo names an address for the certificate
      Given the IdP signs <signed>
      And the IdP will send "signature-by-retrieval-method" that names a server of the judge
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

    @sg-ref-external
    Scenario Outline: The Reference names an address
      Given the IdP signs <signed>
      And the IdP will send "reference-external" that names a server of the judge naming Bob
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

    @sg-xslt-fetch
    Scenario: An XSLT transform asks an address for a document
      Given the IdP will send "transform-xslt" that names a server of the judge
      When Alice signs in
      Then the SP fetches nothing

  @req:transforms-run-nothing
  Rule: Code in a signature is refused, not run

    @sg-xslt
    Scenario Outline: An XSLT transform that changes nothing
      Given the IdP signs <signed>
      And the IdP will send "transform-xslt" with "url" "urn:nothing"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

  @req:transforms-listed
  Rule: Transforms beyond the two of SAML are refused

    @sg-xpath-filter2
    Scenario Outline: An XPath Filter 2.0 transform leaves the Subject out
      Given the IdP signs <signed>
      And the IdP will send "transform-xpath-filter-2"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

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

  @req:canonicalisation-other
  Rule: Another canonicalisation is recorded, not judged

    @sg-c14n-inclusive
    Scenario: Canonical XML 1.0
      Given the IdP will send "canonicalisation-inclusive"
      When Alice signs in
      Then it is recorded

    @sg-c14n-comments
    Scenario: Exclusive canonicalisation with comments
      Given the IdP will send "canonicalisation-with-comments"
      When Alice signs in
      Then it is recorded

  @req:canonicalisation-sound
  Rule: A canonicalisation that nobody knows, or that fails, refuses the message

    @sg-c14n-unknown
    Scenario Outline: CanonicalizationMethod is a URI nobody knows
      Given the IdP signs <signed>
      And the IdP will send "canonicalisation-unknown"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

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

    @sg-void-c14n
    Scenario Outline: A relative namespace name, and the digest of nothing
      Given the IdP signs <signed>
      And the IdP will send "canonicalisation-void" naming Bob
      When Alice signs in
      Then the SP refuses with "xml_invalid"

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

  @req:signature-enveloped
  Rule: A Signature stands inside what it signs

    @sg-detached @needs-assertion-signed-only @control:sg-assertion-only
    Scenario: The Signature of the Assertion stands in the Response
      Given the IdP signs the Assertion
      And the IdP will send "signature-detached"
      When Alice signs in
      Then the SP refuses with "signature_reference_invalid"

  @req:signature-values-not-shared
  Rule: A SignatureValue belongs to one Signature

    @sg-duplicate-signaturevalue
    Scenario Outline: A second Signature repeats the SignatureValue and holds a forged Assertion
      Given the IdP signs <signed>
      And the IdP will send "decoy-signature-value" naming Bob
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
