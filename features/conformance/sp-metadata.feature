@area:META
Feature: SP metadata
  What the SP publishes about itself, read as an IdP would read it.

  @req:metadata-schema
  Rule: SP metadata is valid under the SAML metadata schema

    @md-schema-valid
    Scenario: Valid under the metadata schema
      When the SP metadata is inspected for "schema-valid"
      Then everything is as required

  @req:metadata-no-dtd
  Rule: SP metadata has no document type declaration

    @md-no-dtd
    Scenario: No DOCTYPE
      When the SP metadata is inspected for "no-dtd"
      Then everything is as required

  @req:metadata-entity-id
  Rule: The entityID is an absolute URI of at most 1024 characters

    @md-entityid-absolute-uri
    Scenario: entityID is an absolute URI
      When the SP metadata is inspected for "entityid-absolute-uri"
      Then everything is as required

  @req:metadata-entity-id-length
  Rule: The entityID has at most 256 characters

    @md-entityid-length
    Scenario: entityID has at most 256 characters
      When the SP metadata is inspected for "entityid-length"
      Then everything is as required

  @req:metadata-names-issuer
  Rule: The entityID is the Issuer of AuthnRequests, letter by letter

    @md-entityid-equals-issuer
    Scenario: entityID is the Issuer of requests
      When the SP metadata is inspected for "entityid-equals-issuer"
      Then everything is as required

  @req:metadata-sp-role
  Rule: SP metadata has an SPSSODescriptor that lists the SAML 2.0 protocol

    @md-sp-role-protocol
    Scenario: SPSSODescriptor lists SAML 2.0
      When the SP metadata is inspected for "sp-role-protocol"
      Then everything is as required

  @req:metadata-acs
  Rule: SP metadata names an AssertionConsumerService for HTTP-POST

    @md-acs-present-post
    Scenario: An ACS for HTTP-POST
      When the SP metadata is inspected for "acs-present-post"
      Then everything is as required

  @req:metadata-acs-index
  Rule: Every AssertionConsumerService has an index of its own

    @md-acs-index-unique
    Scenario: Every ACS has an index of its own
      When the SP metadata is inspected for "acs-index-unique"
      Then everything is as required

  @req:metadata-acs-default
  Rule: At most one AssertionConsumerService says that it is the default

    @md-acs-default-unambiguous
    Scenario: At most one default
      When the SP metadata is inspected for "acs-default-unambiguous"
      Then everything is as required

  @req:metadata-acs-no-redirect
  Rule: No AssertionConsumerService is for HTTP-Redirect

    @md-acs-no-redirect
    Scenario: No ACS for HTTP-Redirect
      When the SP metadata is inspected for "acs-no-redirect"
      Then everything is as required

  @req:metadata-https
  Rule: ACS and logout endpoints are https

    @md-endpoints-https
    Scenario: Endpoints are https
      When the SP metadata is inspected for "endpoints-https"
      Then everything is as required

  @req:metadata-slo
  Rule: A SingleLogoutService has a binding that logout has, an absolute URL, and a signing key in the metadata

    @md-slo-endpoint-consistent
    Scenario: A logout endpoint that can be used
      When the SP metadata is inspected for "slo-endpoint-consistent"
      Then everything is as required

  @req:metadata-disco-response
  Rule: A DiscoveryResponse has the binding of the discovery protocol

    @md-disco-response
    Scenario: DiscoveryResponse has its binding
      When the SP metadata is inspected for "disco-response"
      Then everything is as required

  @req:metadata-signing-key
  Rule: An SP that signs publishes the key

    @md-signing-key-present
    Scenario: A signing key where something is signed
      When the SP metadata is inspected for "signing-key-present"
      Then everything is as required

  @req:metadata-encryption-key
  Rule: SP metadata has a key for encryption

    @md-encryption-key-present
    Scenario: An encryption key
      When the SP metadata is inspected for "encryption-key-present"
      Then everything is as required

  @req:metadata-key-strength
  Rule: Published keys are RSA of 2048 bits, elliptic curves of 256, or more

    @md-key-strength
    Scenario: RSA 2048, EC 256, or more
      When the SP metadata is inspected for "key-strength"
      Then everything is as required

  @req:metadata-certificate-dates
  Rule: Certificates in metadata have not expired (for information: their dates bind nobody)

    @md-cert-expiry-advisory
    Scenario: Certificates have not expired
      When the SP metadata is inspected for "cert-expiry-advisory"
      Then everything is as required

  @req:metadata-certificate-signature
  Rule: Certificates in metadata are not signed with MD5 or SHA-1 (for information: their signature binds nobody)

    @md-cert-sigalg-advisory
    Scenario: Certificates are not signed with MD5 or SHA-1
      When the SP metadata is inspected for "cert-sigalg-advisory"
      Then everything is as required

  @req:metadata-algorithms
  Rule: Algorithms that metadata names are named by URI

    @md-algsupport
    Scenario: Algorithms are named by URI
      When the SP metadata is inspected for "algsupport"
      Then everything is as required

  @req:metadata-promises-signed-requests
  Rule: An SP that promises signed requests in its metadata keeps it

    @md-authnrequestssigned-truthful
    Scenario: AuthnRequestsSigned is true
      When the SP metadata is inspected for "authnrequestssigned-truthful"
      Then everything is as required

  @req:metadata-wants-signed-assertions
  Rule: An SP that wants Assertions signed does not take one that is not

    @md-wantassertionssigned-truthful
    Scenario: WantAssertionsSigned is what is asked for
      When the SP metadata is inspected for "wantassertionssigned-truthful"
      Then everything is as required

  @req:metadata-name-id-formats
  Rule: Every NameIDFormat in metadata is a URI

    @md-nameidformat-consistent
    Scenario: NameIDFormats are URIs
      When the SP metadata is inspected for "nameidformat-consistent"
      Then everything is as required

  @req:metadata-organization
  Rule: An Organization has name, display name and URL, each with its language

    @md-organization-structure
    Scenario: Organization is whole
      When the SP metadata is inspected for "organization-structure"
      Then everything is as required

  @req:metadata-contact
  Rule: SP metadata names a technical contact with an e-mail address

    @md-contact-technical
    Scenario: Somebody technical can be written to
      When the SP metadata is inspected for "contact-technical"
      Then everything is as required

  @req:metadata-ui-info
  Rule: SP metadata has mdui:UIInfo with DisplayName, Logo and PrivacyStatementURL

    @md-mdui
    Scenario: Name, logo, privacy statement
      When the SP metadata is inspected for "mdui"
      Then everything is as required

  @req:metadata-subject-id
  Rule: An entity attribute says which subject identifier the SP needs

    @md-subjectid-signal
    Scenario: The subject identifier that is needed
      When the SP metadata is inspected for "subjectid-signal"
      Then everything is as required

  @req:metadata-attribute-service
  Rule: An AttributeConsumingService has an index of its own, a ServiceName with its language, and at least one RequestedAttribute

    @md-attrconsuming-structure
    Scenario: AttributeConsumingService is whole
      When the SP metadata is inspected for "attrconsuming-structure"
      Then everything is as required

  @req:metadata-requested-attributes
  Rule: A RequestedAttribute has a Name, a NameFormat that is a URI if any, and stands once in its service

    @md-requestedattribute-clean
    Scenario: RequestedAttribute is clear
      When the SP metadata is inspected for "requestedattribute-clean"
      Then everything is as required

  @req:metadata-signature
  Rule: A signature of the metadata is one over its root, and verifies

    @md-signature-valid
    Scenario: A signature verifies
      When the SP metadata is inspected for "signature-valid"
      Then everything is as required

  @req:metadata-signature-strength
  Rule: A signature of the metadata uses SHA-256 or stronger

    @md-signature-strength
    Scenario: A signature uses SHA-256 or stronger
      When the SP metadata is inspected for "signature-strength"
      Then everything is as required

  @req:metadata-validity
  Rule: Published metadata has not expired, and may be kept for longer than nothing

    @md-validuntil-sane
    Scenario: Validity has not passed
      When the SP metadata is inspected for "validuntil-sane"
      Then everything is as required

  @req:metadata-well-known
  Rule: The metadata can be had at the entity ID, where that is an address

    @md-wellknown-location
    Scenario: It stands at the entity ID
      When the SP metadata is inspected for "wellknown-location"
      Then everything is as required

  @req:metadata-media-type
  Rule: Metadata is served as application/samlmetadata+xml

    @md-media-type
    Scenario: Served as application/samlmetadata+xml
      When the SP metadata is inspected for "media-type"
      Then everything is as required

  @req:metadata-stable
  Rule: Who fetches the metadata twice gets the same, but for ID, validity and signature

    @md-stable
    Scenario: The same twice
      When the SP metadata is inspected for "stable"
      Then everything is as required

  @req:metadata-acs-live @needs-second-acs-start
  Rule: Every ACS takes a good Response

    @md-acs-advertised-all-live
    Scenario: A sign-in at each ACS that the profile leads to
      When Alice signs in at each ACS
      Then the SP signs Alice in each time
