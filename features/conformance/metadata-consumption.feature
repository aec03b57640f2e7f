@area:MDC @changes-trust
Feature: IdP metadata consumption
  What the IdP publishes decides whom the SP believes. Each case changes the metadata, makes the SP read it, and looks at
  who gets in: a signature by the key that comes next is good exactly when the SP took the document that names it.

  @req:several-signing-keys @needs-metadata-refresh
  Rule: Any published signing key will do

    @mdc-second-key
    Scenario: The second of two keys signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

    @mdc-first-key-still-ok
    Scenario: The first of two keys signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:new-key-after-refresh @needs-metadata-refresh
  Rule: A new key is usable after a refresh

    @mdc-added-key
    Scenario: The new key stands alone, and signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-rotated"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:removed-key-is-distrusted @needs-metadata-refresh
  Rule: A key that is gone is distrusted

    @mdc-removed-key @control:mdc-added-key
    Scenario: The key that was taken out signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-rotated"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:key-without-use-signs @needs-metadata-refresh
  Rule: A key without use serves for both

    @mdc-key-no-use
    Scenario: A key without use signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-without-use"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

    @mdc-only-key-no-use
    Scenario: The only key is without use, and signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-only-key-without-use"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:signature-whatever-keys @needs-metadata-refresh
  Rule: However the keys are named, a signature is demanded

    @mdc-only-key-no-use-unsigned @control:mdc-only-key-no-use
    Scenario: The only key is without use, and nothing is signed
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-only-key-without-use"
      And the IdP will send "signature-none"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_missing"

    @mdc-only-key-no-use-stranger @control:mdc-only-key-no-use
    Scenario: The only key is without use, and a stranger signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-only-key-without-use"
      And the IdP will send "signature-by-stranger"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_invalid"

    @mdc-keys-missing-unsigned @control:mdc-first-key-still-ok
    Scenario: No key is named, and nothing is signed
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-keys-missing"
      And the IdP will send "signature-none"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_missing"

    @mdc-keys-missing-stranger @control:mdc-first-key-still-ok
    Scenario: No key is named, and a stranger signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-keys-missing"
      And the IdP will send "signature-by-stranger"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:encryption-key-does-not-sign @needs-metadata-refresh
  Rule: A key for encryption signs nothing

    @mdc-encryption-only-key @control:mdc-second-key
    Scenario: A key for encryption signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-for-encryption"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:key-of-another-role @needs-metadata-refresh
  Rule: A key of another role signs no Assertion

    @mdc-key-of-sp-role @control:mdc-second-key
    Scenario: A key signs that the IdP has as a service provider
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-of-sp-role"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:certificate-only-carries-key @needs-metadata-refresh
  Rule: A certificate only carries its key

    @mdc-expired-cert
    Scenario: The certificate has expired
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-certificate-expired"
      And the IdP will send "signature-by-next-key" with "certificate" "expired"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

    @mdc-future-cert
    Scenario: The certificate is not valid yet
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-certificate-not-yet-valid"
      And the IdP will send "signature-by-next-key" with "certificate" "not-yet-valid"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

    @mdc-sha1-cert
    Scenario: The certificate is signed with SHA-1
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-certificate-sha1"
      And the IdP will send "signature-by-next-key" with "certificate" "signed-with-sha1"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

    @mdc-odd-cert-fields
    Scenario: The certificate is one of a CA, with an unknown critical extension
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-certificate-odd"
      And the IdP will send "signature-by-next-key" with "certificate" "odd-fields"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:bare-key-value @needs-metadata-refresh
  Rule: A key needs no certificate

    @mdc-keyvalue-only
    Scenario: A bare RSAKeyValue names the key that signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-value"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:curve-keys @needs-metadata-refresh
  Rule: A key may be one of an elliptic curve

    @al-ecdsa-sha256
    Scenario: A key of the curve P-256 signs, with SHA-256
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-p256"
      And the IdP will send "signature-by-next-key" with "certificate" "P-256"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:longer-curve-keys @needs-metadata-refresh
  Rule: Longer curves are up to the SP

    @al-ecdsa-p384-p521
    Scenario: A key of the curve P-384 signs, with SHA-384
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-p384"
      And the IdP will send "signature-by-next-key" with "certificate" "P-384"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

    @al-ecdsa-p521
    Scenario: A key of the curve P-521 signs, with SHA-512
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-p521"
      And the IdP will send "signature-by-next-key" with "certificate" "P-521"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:weak-key-refused @needs-metadata-refresh
  Rule: A short key vouches for nothing

    @al-weak-key-1024 @control:mdc-second-key
    Scenario: An RSA key of 1024 bits signs
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-rsa-1024"
      And the IdP will send "signature-by-next-key" with "certificate" "RSA-1024"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:dsa-refused @needs-metadata-refresh
  Rule: DSA is refused

    @al-dsa-sha1 @control:mdc-second-key
    Scenario: A DSA key signs, with SHA-1
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-dsa"
      And the IdP will send "signature-by-next-key" with "certificate" "DSA"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

  @req:padding-verified @needs-metadata-refresh
  Rule: The padding of a signature is part of it

    @al-small-exponent @control:mdc-second-key
    Scenario: A signature is forged for an RSA key with exponent 3
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-exponent-3"
      And the IdP will send "signature-padding-forged"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_invalid"

    @al-small-exponent-within @control:mdc-second-key
    Scenario: A signature is forged for an RSA key with exponent 3, with an element too many
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-key-exponent-3"
      And the IdP will send "signature-digest-info-forged"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses with "signature_invalid"

  @req:good-metadata-signature @needs-metadata-refresh @needs-signed-metadata
  Rule: Signed metadata is taken

    @mdc-signed-metadata-ok
    Scenario: The IdP signs its metadata
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-signed"
      And the SP takes only metadata that the IdP signed
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:bad-metadata-signature @needs-metadata-refresh @needs-signed-metadata
  Rule: Without a good signature by the agreed key nothing is taken

    @mdc-signed-metadata-tampered @control:mdc-signed-metadata-ok
    Scenario: The metadata was changed after signing
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-signed"
      And the SP takes only metadata that the IdP signed
      And the IdP will publish "metadata-tampered"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses the metadata with "metadata_signature_invalid"

    @mdc-metadata-unsigned @control:mdc-signed-metadata-ok
    Scenario: The metadata is not signed
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-signed"
      And the SP takes only metadata that the IdP signed
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-unsigned"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses the metadata with "metadata_signature_missing"

    @mdc-metadata-wrong-signer @control:mdc-signed-metadata-ok
    Scenario: A key of nobody signed the metadata
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-signed"
      And the SP takes only metadata that the IdP signed
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-signed-by-stranger"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses the metadata with "metadata_signature_invalid"

  @req:metadata-needs-end @needs-metadata-refresh
  Rule: Metadata says how long it holds

    @mdc-no-validuntil @control:mdc-second-key
    Scenario: The metadata has no validUntil
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-without-valid-until"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses

  @req:metadata-end-has-ceiling @needs-metadata-refresh
  Rule: Nobody promises ten years

    @mdc-validuntil-too-far @control:mdc-second-key
    Scenario: The metadata claims to hold for ten years
      Given the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-valid-for-ten-years"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses

  @req:expired-metadata @needs-metadata-refresh
  Rule: Metadata ends with its validUntil

    @mdc-validuntil-past @control:mdc-second-key
    Scenario: The metadata expired yesterday
      Given the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-expired"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses the metadata with "metadata_expired"

  @req:metadata-skew @needs-metadata-refresh
  Rule: Clocks may differ a little

    @mdc-validuntil-skew
    Scenario: The metadata expired a minute ago
      Given the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-expired-within-skew"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:metadata-aggregate @needs-metadata-refresh
  Rule: The IdP may stand among others

    @mdc-entities-aggregate
    Scenario: The IdP is one of a hundred and one entities
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-aggregate"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:metadata-redirects @needs-metadata-refresh
  Rule: Redirects are followed

    @mdc-http-redirects
    Scenario: The address leads on by 301, 302 and 307
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-redirected"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:failed-fetch-keeps-metadata @needs-metadata-refresh
  Rule: A refresh that fails changes nothing

    @mdc-fetch-failure-keeps-cache
    Scenario: The metadata address answers 500
      Given the IdP will publish "metadata-server-error"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

    @mdc-fetch-garbage-keeps-cache
    Scenario: The metadata address answers with a page for people
      Given the IdP will publish "metadata-garbage"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

    @mdc-fetch-truncated-keeps-cache
    Scenario: The metadata breaks off in the middle
      Given the IdP will publish "metadata-truncated"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:unknown-metadata-extensions @needs-metadata-refresh
  Rule: What is unknown is stepped over

    @mdc-unknown-extensions
    Scenario: Extensions and attributes that nobody knows
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-unknown-extensions"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP signs Alice in

  @req:metadata-without-doctype @needs-metadata-refresh
  Rule: Metadata has no DOCTYPE

    @mdc-dtd-xxe @control:mdc-second-key
    Scenario: A DOCTYPE names external entities
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-external-entity" that names a server of the judge
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses the metadata with "metadata_doctype_forbidden"

  @req:metadata-of-the-right-entity @needs-metadata-refresh
  Rule: The metadata is that of the IdP agreed on

    @mdc-wrong-entityid @control:mdc-second-key
    Scenario: The document describes another entity
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-other-entity"
      And the IdP will send "response-issuer-unknown"
      And the IdP will send "assertion-issuer-unknown"
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses the metadata with "metadata_entity_unexpected"

  @req:metadata-over-good-tls @needs-metadata-refresh
  Rule: The server of the metadata is vouched for

    @mdc-tls-untrusted @control:mdc-http-redirects
    Scenario: The address leads to a server under a certificate that nobody vouches for
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-two-keys"
      And the IdP will publish "metadata-redirected-elsewhere" to a server that nobody vouches for
      And the IdP will send "signature-by-next-key"
      When the SP reads the metadata again
      And Alice signs in
      Then the SP refuses the metadata with "metadata_unusable"

  @req:requests-follow-metadata @needs-metadata-refresh @needs-sp-initiated
  Rule: Requests go where the metadata says, and are signed where it wants that

    @mdc-sso-moved
    Scenario: SingleSignOnService has moved
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-sso-moved"
      When the SP reads the metadata again
      And Alice signs in
      Then the AuthnRequest went where the metadata says

    @mdc-requests-signed
    Scenario: The IdP wants signed requests
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-wants-signed-requests"
      When the SP reads the metadata again
      And Alice signs in
      Then the AuthnRequest is signed as the metadata wants

  @req:logout-by-metadata @needs-metadata-refresh @needs-sign-out
  Rule: LogoutRequests go where the metadata says

    @mdc-slo-moved
    Scenario: SingleLogoutService has moved
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-slo-moved"
      And Alice has signed in
      When the SP reads the metadata again
      And Alice signs out at the SP
      Then the LogoutRequest went where the metadata says

  @req:declared-algorithms @needs-metadata-refresh @needs-sp-initiated
  Rule: Requests are signed as the IdP can verify

    @mdc-signing-method
    Scenario: The IdP takes RSA-SHA512 only
      Given the IdP will publish "metadata-valid-for-a-week"
      And the IdP will publish "metadata-signing-method"
      When the SP reads the metadata again
      And Alice signs in
      Then the AuthnRequest is signed with an algorithm that the metadata declares

  @req:several-idps @needs-second-idp
  Rule: Several IdPs stand side by side

    @mdc-two-idps
    Scenario: Alice signs in with one IdP, and with the other
      When Alice signs in
      And Alice signs in with the second IdP
      Then the SP signs Alice in each time
