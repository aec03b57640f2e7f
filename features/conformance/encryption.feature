@area:ENC @needs-encryption
Feature: Encryption
  An Assertion is encrypted so that nobody on the way reads it. That says nothing about who wrote it: the SP's certificate
  is public, and only a signature tells.

  @req:authenticated-encryption-accepted
  Rule: AES-GCM is decrypted

    @en-aes128-gcm
    Scenario: AES-128 in GCM
      Given the IdP encrypts the Assertion with AES128-GCM
      When Alice signs in
      Then the SP signs Alice in

    @en-aes256-gcm
    Scenario: AES-256 in GCM
      Given the IdP encrypts the Assertion with AES256-GCM
      When Alice signs in
      Then the SP signs Alice in

  @req:encryption-accepted
  Rule: What is encrypted for the SP is decrypted

    @en-oaep-mgf1p-sha1
    Scenario: The content key is wrapped by rsa-oaep-mgf1p with a SHA-1 digest
      Given the IdP encrypts the Assertion
      When Alice signs in
      Then the SP signs Alice in

  @req:oaep-variants-accepted
  Rule: Every kind of RSA-OAEP in use is understood

    @en-oaep-mgf1p-sha256
    Scenario: rsa-oaep-mgf1p with a SHA-256 digest
      Given the IdP encrypts the Assertion
      And the IdP will send "key-transport-oaep-mgf1p-sha256"
      When Alice signs in
      Then the SP signs Alice in

    @en-oaep11
    Scenario: rsa-oaep of XML Encryption 1.1 with SHA-256 and the default MGF
      Given the IdP encrypts the Assertion
      And the IdP will send "key-transport-oaep-11"
      When Alice signs in
      Then the SP signs Alice in

    @en-oaep11-sha1
    Scenario: rsa-oaep of XML Encryption 1.1 with SHA-1 and the default MGF
      Given the IdP encrypts the Assertion
      And the IdP will send "key-transport-oaep-11-sha1"
      When Alice signs in
      Then the SP signs Alice in

  @req:optional-encryption
  Rule: What is optional is recorded, not judged

    @en-oaep11-mgf1-sha256
    Scenario: rsa-oaep of XML Encryption 1.1 with SHA-256 for the MGF, too
      Given the IdP encrypts the Assertion
      And the IdP will send "key-transport-oaep-11-mgf1-sha256"
      When Alice signs in
      Then it is recorded

    @en-cbc
    Scenario: AES in CBC, inside a signed Response
      Given the IdP signs the Response
      And the IdP encrypts the Assertion with AES256-CBC
      When Alice signs in
      Then it is recorded

    @en-3des
    Scenario: Triple DES
      Given the IdP encrypts the Assertion
      And the IdP will send "encryption-tripledes"
      When Alice signs in
      Then it is recorded

    @en-encryptedid
    Scenario: NameID is encrypted instead of the Assertion
      Given the IdP encrypts the Assertion
      And the IdP will send "name-id-encrypted"
      When Alice signs in
      Then it is recorded

    @en-encryptedattribute
    Scenario: Every Attribute is encrypted instead of the Assertion
      Given the IdP encrypts the Assertion
      And the IdP will send "attributes-encrypted"
      When Alice signs in
      Then it is recorded

  @req:unauthenticated-encryption
  Rule: A cipher that notices no tampering needs a signature around it

    @en-cbc-unsigned-response @control:en-signed-inside
    Scenario: AES in CBC, inside a Response that is not signed
      Given the IdP signs the Assertion
      And the IdP encrypts the Assertion with AES256-CBC
      When Alice signs in
      Then the SP refuses with "encryption_unauthenticated"

  @req:weak-key-transport
  Rule: Keys wrapped by RSA PKCS #1 v1.5 are refused

    @en-rsa15 @control:en-oaep-mgf1p-sha1
    Scenario: RSA PKCS #1 v1.5
      Given the IdP encrypts the Assertion
      And the IdP will send "key-transport-rsa-1-5"
      When Alice signs in
      Then the SP refuses with "encryption_algorithm_forbidden"

  @req:unknown-encryption-algorithm
  Rule: An algorithm nobody knows is refused

    @en-unknown-alg @control:en-oaep-mgf1p-sha1
    Scenario: The content is encrypted by an unknown algorithm
      Given the IdP encrypts the Assertion
      And the IdP will send "encryption-algorithm-unknown"
      When Alice signs in
      Then the SP refuses with "encryption_algorithm_forbidden"

    @en-unknown-key-transport @control:en-oaep-mgf1p-sha1
    Scenario: The key is wrapped by an unknown algorithm
      Given the IdP encrypts the Assertion
      And the IdP will send "key-transport-unknown"
      When Alice signs in
      Then the SP refuses with "encryption_algorithm_forbidden"

  @req:every-published-key
  Rule: Every key that is published for encryption decrypts

    @en-second-key @needs-second-encryption-key
    Scenario: Encrypted for the second key
      Given the IdP encrypts the Assertion for the second key of the SP
      When Alice signs in
      Then the SP signs Alice in

  @req:own-key-only
  Rule: What is encrypted for somebody else is refused

    @en-unregistered-key @control:en-oaep-mgf1p-sha1
    Scenario: Encrypted for a key the SP does not hold
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-for-stranger"
      When Alice signs in
      Then the SP refuses with "decryption_failed"

  @req:encryption-is-no-signature
  Rule: Encryption replaces no signature

    @en-unsigned-inside @control:en-oaep-mgf1p-sha1
    Scenario: Neither the encrypted Assertion nor the Response is signed
      Given the IdP encrypts the Assertion
      And the IdP will send "signature-none"
      When Alice signs in
      Then the SP refuses

    @en-inner-bad-signature @needs-both-signed @control:en-signed-both
    Scenario: The signature of the encrypted Assertion is broken, that of the Response is good
      Given the IdP signs the Assertion and the Response
      And the IdP encrypts the Assertion
      And the IdP will send "signature-broken-on-assertion-only"
      When Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:signature-inside-or-outside
  Rule: A signature is good enough inside or outside

    @en-signed-inside @needs-assertion-signed-only @needs-authenticated-encryption
    Scenario: The Assertion is signed and encrypted, the Response is not signed
      Given the IdP signs the Assertion
      And the IdP encrypts the Assertion
      When Alice signs in
      Then the SP signs Alice in

    @en-signed-outside @needs-response-signed-only
    Scenario: The Assertion is encrypted without a signature, the Response is signed
      Given the IdP signs the Response
      And the IdP encrypts the Assertion
      When Alice signs in
      Then the SP signs Alice in

    @en-signed-both @needs-both-signed
    Scenario: The Assertion is signed and encrypted, the Response is signed as well
      Given the IdP signs the Assertion and the Response
      And the IdP encrypts the Assertion
      When Alice signs in
      Then the SP signs Alice in

  @req:ciphertext-integrity
  Rule: A changed ciphertext is refused

    @en-ciphertext-tampered @needs-authenticated-encryption @control:en-oaep-mgf1p-sha1
    Scenario: The tag is changed
      Given the IdP encrypts the Assertion
      And the IdP will send "ciphertext-end-tampered"
      When Alice signs in
      Then the SP refuses with "decryption_failed"

    @en-nonce-tampered @needs-authenticated-encryption @control:en-oaep-mgf1p-sha1
    Scenario: The nonce is changed
      Given the IdP encrypts the Assertion
      And the IdP will send "ciphertext-start-tampered"
      When Alice signs in
      Then the SP refuses with "decryption_failed"

    @en-body-tampered @needs-authenticated-encryption @control:en-oaep-mgf1p-sha1
    Scenario: The body is changed
      Given the IdP encrypts the Assertion
      And the IdP will send "ciphertext-middle-tampered"
      When Alice signs in
      Then the SP refuses with "decryption_failed"

    @en-tag-truncated @needs-authenticated-encryption @control:en-oaep-mgf1p-sha1
    Scenario: The ciphertext is shorter than nonce and tag
      Given the IdP encrypts the Assertion
      And the IdP will send "ciphertext-too-short"
      When Alice signs in
      Then the SP refuses with "decryption_failed"

  @req:encrypted-key-anywhere
  Rule: The key is found wherever SAML lets it stand

    @en-key-in-keyinfo
    Scenario: In ds:KeyInfo, with the certificate it is wrapped for
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-key-with-certificate"
      When Alice signs in
      Then the SP signs Alice in

    @en-key-sibling
    Scenario: Behind the EncryptedData
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-key-beside"
      When Alice signs in
      Then the SP signs Alice in

    @en-multi-recipient
    Scenario: Beside a key for somebody else
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-for-several"
      When Alice signs in
      Then the SP signs Alice in

    @en-namespace-context
    Scenario: With an Assertion whose prefix is declared nowhere around it
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-with-own-prefix"
      When Alice signs in
      Then the SP signs Alice in

  @req:encrypted-type-optional
  Rule: Type need not be said

    @en-type-missing
    Scenario: An EncryptedData without Type
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-data-without-type"
      When Alice signs in
      Then the SP signs Alice in

  @req:encrypted-type-element
  Rule: Type says that an element was encrypted

    @en-type-content @control:en-oaep-mgf1p-sha1
    Scenario: Type says that it is the content of an element
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-data-of-content"
      When Alice signs in
      Then the SP refuses with "encrypted_layout_invalid"

  @req:encrypted-content
  Rule: An EncryptedAssertion holds an Assertion, and nothing else

    @en-content-not-assertion @control:en-oaep-mgf1p-sha1
    Scenario: It holds a Response
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-response"
      When Alice signs in
      Then the SP refuses with "decrypted_content_unexpected"

    @en-content-text @control:en-oaep-mgf1p-sha1
    Scenario: It holds a sentence
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-text"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

    @en-nested-encryption @control:en-oaep-mgf1p-sha1
    Scenario: It holds another EncryptedAssertion
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-twice"
      When Alice signs in
      Then the SP refuses with "decrypted_content_unexpected"

  @req:encrypted-judged-alike
  Rule: What was encrypted is judged as if it had come in the clear

    @en-inside-expired @control:en-oaep-mgf1p-sha1
    Scenario: NotOnOrAfter of the Assertion inside passed an hour ago
      Given the IdP encrypts the Assertion
      And the IdP will send "conditions-expired"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @en-inside-audience @control:en-oaep-mgf1p-sha1
    Scenario: The audience of the Assertion inside is another SP
      Given the IdP encrypts the Assertion
      And the IdP will send "audience-wrong"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @en-inside-recipient @control:en-oaep-mgf1p-sha1
    Scenario: The Recipient of the Assertion inside is another site
      Given the IdP encrypts the Assertion
      And the IdP will send "recipient-wrong"
      When Alice signs in
      Then the SP refuses with "recipient_mismatch"

    @en-inside-issuer @control:en-oaep-mgf1p-sha1
    Scenario: The Assertion inside comes from an unknown entity
      Given the IdP encrypts the Assertion
      And the IdP will send "assertion-issuer-unknown"
      When Alice signs in
      Then the SP refuses with "assertion_issuer_mismatch"

  @req:encrypted-name-id-whole
  Rule: A NameID cannot be cut short to Bob's inside, either

    @en-inside-nameid-comment
    Scenario Outline: A comment after Bob's NameID, and more
      Given the IdP signs <signed>
      And the IdP encrypts the Assertion
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

  @req:decrypted-doctype
  Rule: A DOCTYPE is refused after decryption as it is before

    @en-decrypted-dtd @control:en-oaep-mgf1p-sha1
    Scenario: A DOCTYPE with an entity is inside
      Given the IdP encrypts the Assertion
      And the IdP will send "encrypted-doctype"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

  @req:no-cipher-reference
  Rule: No ciphertext is fetched

    @en-cipherreference @control:en-oaep-mgf1p-sha1
    Scenario: A CipherReference stands in place of the ciphertext
      Given the IdP encrypts the Assertion
      And the IdP will send "cipher-reference" with "url" "http://127.0.0.1:9/ciphertext"
      When Alice signs in
      Then the SP refuses with "cipher_reference_forbidden"

  @req:only-signed-is-read
  Rule: A forged Assertion signs nobody in for being encrypted

    @en-encrypted-then-plain-decoy @needs-assertion-signed-only @needs-authenticated-encryption @control:en-signed-inside
    Scenario: A forged encrypted Assertion before the genuine one
      Given the IdP signs the Assertion
      And the IdP encrypts the Assertion
      And the IdP will send "forged-encrypted-assertion" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

  @req:required-encryption
  Rule: Who requires encryption refuses what is in the clear

    @en-plaintext-when-required @needs-encryption-required @control:en-oaep-mgf1p-sha1
    Scenario: The Assertion travels in the clear
      Given the IdP encrypts the Assertion
      And the IdP will send "encryption-left-out"
      When Alice signs in
      Then the SP refuses
