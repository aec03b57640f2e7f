@area:REQ @needs-sp-initiated
Feature: AuthnRequest
  What the SP sends when people want to sign in, looked at and not answered.

  @req:request-by-redirect
  Rule: An AuthnRequest is sent by HTTP-Redirect

    @rq-binding-redirect
    Scenario: Sent by HTTP-Redirect
      When the AuthnRequests are inspected for "binding-redirect"
      Then everything is as required

  @req:request-deflated
  Rule: A message in a query is compressed with raw DEFLATE, without header or checksum

    @rq-deflate-raw
    Scenario: Raw DEFLATE
      When the AuthnRequests are inspected for "deflate-raw"
      Then everything is as required

  @req:request-base64
  Rule: The SAMLRequest is base64, its plus signs encoded in a query

    @rq-base64-valid
    Scenario: Base64 with alphabet and padding
      When the AuthnRequests are inspected for "base64-valid"
      Then everything is as required

  @req:request-query-signature-only
  Rule: A message in a query holds no ds:Signature; the query carries its signature

    @rq-redirect-no-xmlsig
    Scenario: No signature inside a redirected message
      When the AuthnRequests are inspected for "redirect-no-xmlsig"
      Then everything is as required

  @req:request-form
  Rule: A posted AuthnRequest is one form control with the base64 of the message, not compressed

    @rq-post-form
    Scenario: One SAMLRequest in a form
      When the AuthnRequests are inspected for "post-form"
      Then everything is as required

  @req:request-not-stored
  Rule: The answer that carries an AuthnRequest forbids storing it

    @rq-no-cache
    Scenario: The answer that carries it is not stored
      When the AuthnRequests are inspected for "no-cache"
      Then everything is as required

  @req:request-whole-window
  Rule: A sign-in takes the whole window to the IdP, not a frame

    @rq-top-level-navigation
    Scenario: The whole window goes to the IdP
      When the AuthnRequests are inspected for "top-level-navigation"
      Then everything is as required

  @req:request-by-tls
  Rule: An AuthnRequest goes by https where the IdP can be reached so

    @rq-https-destination
    Scenario: By https where the IdP offers it
      When the AuthnRequests are inspected for "https-destination"
      Then everything is as required

  @req:request-schema
  Rule: An AuthnRequest is valid under the SAML protocol schema

    @rq-schema-valid
    Scenario: Valid under the protocol schema
      When the AuthnRequests are inspected for "schema-valid"
      Then everything is as required

  @req:request-version
  Rule: An AuthnRequest says Version 2.0

    @rq-version
    Scenario: Version is 2.0
      When the AuthnRequests are inspected for "version"
      Then everything is as required

  @req:request-id
  Rule: An AuthnRequest has an ID that is an xs:ID

    @rq-id-ncname
    Scenario: ID is an xs:ID
      When the AuthnRequests are inspected for "id-ncname"
      Then everything is as required

  @req:request-id-once
  Rule: No two AuthnRequests have the same ID

    @rq-id-unique
    Scenario: No ID twice
      When the AuthnRequests are inspected for "id-unique"
      Then everything is as required

  @req:request-id-by-chance
  Rule: What changes between IDs has room for 128 bits of chance, and does not count

    @rq-id-entropy
    Scenario: Room for 128 bits of chance
      When the AuthnRequests are inspected for "id-entropy"
      Then everything is as required

  @req:request-issue-instant
  Rule: IssueInstant is the moment of the request, in UTC

    @rq-issueinstant
    Scenario: IssueInstant in UTC, of now
      When the AuthnRequests are inspected for "issue-instant"
      Then everything is as required

  @req:request-destination
  Rule: Destination names where the request is sent, and is there when it is signed

    @rq-destination
    Scenario: Destination is where it is sent
      When the AuthnRequests are inspected for "destination"
      Then everything is as required

  @req:request-issuer
  Rule: Issuer is the entity ID of the SP, with no other Format than entity

    @rq-issuer
    Scenario: Issuer is the entity ID
      When the AuthnRequests are inspected for "issuer"
      Then everything is as required

  @req:request-strings
  Rule: No string in an AuthnRequest has more than 256 characters

    @rq-string-length
    Scenario: No string over 256 characters
      When the AuthnRequests are inspected for "string-length"
      Then everything is as required

  @req:request-no-dtd
  Rule: An AuthnRequest has no document type declaration

    @rq-no-dtd
    Scenario: No DOCTYPE
      When the AuthnRequests are inspected for "no-dtd"
      Then everything is as required

  @req:request-extensions
  Rule: Extensions hold elements of namespaces that SAML does not define

    @rq-extensions-namespaced
    Scenario: Extensions are foreign
      When the AuthnRequests are inspected for "extensions-namespaced"
      Then everything is as required

  @req:request-consent
  Rule: An AuthnRequest that claims consent is signed

    @rq-consent-signed
    Scenario: Claimed consent is signed
      When the AuthnRequests are inspected for "consent-signed"
      Then everything is as required

  @req:request-acs-published
  Rule: The ACS URL of a request is one that metadata names, letter by letter

    @rq-acs-url-exact
    Scenario: The ACS stands in metadata
      When the AuthnRequests are inspected for "acs-url-exact"
      Then everything is as required

  @req:request-acs-index
  Rule: An AssertionConsumerServiceIndex is one that metadata names

    @rq-acs-index-valid
    Scenario: An index stands in metadata
      When the AuthnRequests are inspected for "acs-index-valid"
      Then everything is as required

  @req:request-acs-by-url
  Rule: An AuthnRequest does not name its ACS by index

    @rq-acs-index-absent
    Scenario: The ACS is not named by index
      When the AuthnRequests are inspected for "acs-index-absent"
      Then everything is as required

  @req:request-acs-once
  Rule: An AssertionConsumerServiceIndex stands beside neither a URL nor a ProtocolBinding

    @rq-acs-exclusive
    Scenario: The ACS is named in one way
      When the AuthnRequests are inspected for "acs-exclusive"
      Then everything is as required

  @req:request-protocol-binding
  Rule: A ProtocolBinding is one that metadata gives the ACS

    @rq-protocolbinding
    Scenario: The binding is one of the ACS
      When the AuthnRequests are inspected for "protocol-binding"
      Then everything is as required

  @req:request-name-id-policy
  Rule: NameIDPolicy is left out, or says AllowCreate="true" and no Format

    @rq-nameidpolicy-sdp
    Scenario: NameIDPolicy asks for nothing in particular
      When the AuthnRequests are inspected for "name-id-policy-sdp"
      Then everything is as required

  @req:request-transient-policy
  Rule: AllowCreate does not stand beside the transient Format

    @rq-allowcreate-transient
    Scenario: No AllowCreate with transient
      When the AuthnRequests are inspected for "allow-create-transient"
      Then everything is as required

  @req:request-name-id-format
  Rule: The NameID Format asked for is a URI, and one of those in metadata

    @rq-nameid-format-valid
    Scenario: The Format is one the SP takes
      When the AuthnRequests are inspected for "name-id-format-valid"
      Then everything is as required

  @req:request-context-when-needed
  Rule: RequestedAuthnContext is left out unless it was configured

    @rq-rac-only-when-needed
    Scenario: No RequestedAuthnContext without need
      When the AuthnRequests are inspected for "rac-only-when-needed"
      Then everything is as required

  @req:request-subject
  Rule: A Subject in an AuthnRequest has no SubjectConfirmation

    @rq-subject-no-confirmation
    Scenario: No SubjectConfirmation
      When the AuthnRequests are inspected for "subject-no-confirmation"
      Then everything is as required

  @req:request-attribute-index
  Rule: An AttributeConsumingServiceIndex is one that metadata names

    @rq-attrconsuming-index
    Scenario: The attribute set stands in metadata
      When the AuthnRequests are inspected for "attribute-consuming-index"
      Then everything is as required

  @req:request-query-signature
  Rule: A signature in a query is one over its octets, in the order of the binding, by a published key

    @rq-redirect-sig-verifies
    Scenario: The signature of the query verifies
      When the AuthnRequests are inspected for "redirect-sig-verifies"
      Then everything is as required

  @req:request-query-signature-without-relay-state
  Rule: Where there is no RelayState, the signature is over nothing of that name

    @rq-redirect-sig-no-relaystate
    Scenario: Without RelayState it is not signed either
      When the AuthnRequests are inspected for "redirect-sig-no-relaystate"
      Then everything is as required

  @req:request-xml-signature
  Rule: A signature in a posted request is one over the whole of it, by a published key

    @rq-post-sig-verifies
    Scenario: The signature inside verifies
      When the AuthnRequests are inspected for "post-sig-verifies"
      Then everything is as required

  @req:request-xml-signature-profile
  Rule: A signature inside is enveloped and has one Reference, to the ID of the request

    @rq-xmlsig-profile
    Scenario: Enveloped, one Reference, to the root
      When the AuthnRequests are inspected for "xmlsig-profile"
      Then everything is as required

  @req:request-xml-signature-transforms
  Rule: A signature inside uses exclusive canonicalization, no further transform and no ds:Object

    @rq-xmlsig-transforms
    Scenario: Exclusive canonicalization, nothing else
      When the AuthnRequests are inspected for "xmlsig-transforms"
      Then everything is as required

  @req:request-signed-as-promised
  Rule: An SP whose metadata says that requests are signed signs every one

    @rq-signed-when-advertised
    Scenario: Signed when metadata says so
      When the AuthnRequests are inspected for "signed-when-advertised"
      Then everything is as required

  @req:request-signature-algorithm
  Rule: Requests are signed with rsa-sha256, ecdsa-sha256 or stronger

    @rq-sig-alg
    Scenario: Signed with SHA-256 or stronger
      When the AuthnRequests are inspected for "sig-alg"
      Then everything is as required

  @req:request-digest-algorithm
  Rule: A digest inside a request is made with SHA-256 or stronger

    @rq-digest-alg
    Scenario: Digest of SHA-256 or stronger
      When the AuthnRequests are inspected for "digest-alg"
      Then everything is as required

  @req:request-relay-state-length
  Rule: RelayState has at most 80 bytes

    @rq-relaystate-length
    Scenario: RelayState has at most 80 bytes
      When the AuthnRequests are inspected for "relaystate-length"
      Then everything is as required

  @req:request-relay-state-opaque
  Rule: RelayState shows neither a URL nor an e-mail address

    @rq-relaystate-opaque
    Scenario: RelayState tells nothing
      When the AuthnRequests are inspected for "relaystate-opaque"
      Then everything is as required
