@area:XML
Feature: XML
  Hostile documents meet the parser before any signature is looked at; harmless spellings of a good message do
  no harm.

  @req:doctype-refused
  Rule: A DOCTYPE is refused

    @xm-dtd-any @control:st-success-baseline
    Scenario: A harmless DOCTYPE
      Given the IdP will send "doctype"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

    @xm-entity-internal @control:st-success-baseline
    Scenario: The NameID is an internal entity
      Given the IdP will send "entity-internal"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

    @xm-xxe-file @control:st-success-baseline
    Scenario: An external entity that names a file
      Given the IdP will send "entity-external" with "url" "file:///etc/hostname"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

    @xm-xxe-oob @control:st-success-baseline
    Scenario: An external parameter entity that names a site
      Given the IdP will send "entity-external-parameter" that names a server of the judge
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

    @xm-billion-laughs @control:st-success-baseline
    Scenario: Entities that grow without end
      Given the IdP will send "entity-expansion"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

    @xm-quadratic @control:st-success-baseline
    Scenario: One long entity, two thousand times
      Given the IdP will send "entity-repeated"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

  @req:well-formed-only
  Rule: What is not XML is refused

    @xm-not-wellformed @control:st-success-baseline
    Scenario: The end tag of the root is missing
      Given the IdP will send "not-well-formed"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

    @xm-trailing-garbage @control:st-success-baseline
    Scenario: Text after the root
      Given the IdP will send "trailing-garbage"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

    @xm-leading-garbage @control:st-success-baseline
    Scenario: Text before the root
      Given the IdP will send "leading-garbage"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

    @xm-second-root @control:st-success-baseline
    Scenario: A foreign element after the root
      Given the IdP will send "second-root"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

    @xm-bad-encoding @control:st-success-baseline
    Scenario: An octet that is not UTF-8
      Given the IdP will send "invalid-utf-8"
      When Alice signs in
      Then the SP refuses with "encoding_invalid"

    @xm-json @control:st-success-baseline
    Scenario: JSON instead of XML
      Given the IdP will send "json"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

  @req:namespace-exact
  Rule: SAML stands in its namespaces

    @xm-wrong-namespace @control:st-success-baseline
    Scenario: The right names in a foreign namespace
      Given the IdP will send "wrong-namespace"
      When Alice signs in
      Then the SP refuses with "root_element_unexpected"

    @rp-saml1-namespace @control:st-success-baseline
    Scenario: The namespaces of SAML 1
      Given the IdP will send "saml-1-namespace"
      When Alice signs in
      Then the SP refuses with "root_element_unexpected"

    @xm-namespace-case @control:st-success-baseline
    Scenario: The namespaces in upper case
      Given the IdP will send "namespace-case"
      When Alice signs in
      Then the SP refuses with "root_element_unexpected"

  @req:survives-depth
  Rule: Depth does not bring the SP down

    @xm-deep-nesting
    Scenario: Twenty thousand levels in KeyInfo
      Given the IdP will send "deep-nesting"
      When Alice signs in
      Then the SP survives

  @req:spelling-tolerated
  Rule: Spellings of a good message are no reason to refuse

    @fmt-prefix-variants
    Scenario: Other namespace prefixes
      Given the IdP will send "prefixes-other"
      When Alice signs in
      Then the SP signs Alice in

    @fmt-default-namespace
    Scenario: Default namespaces
      Given the IdP will send "prefixes-default"
      When Alice signs in
      Then the SP signs Alice in

    @fmt-pretty-printed
    Scenario: Indented before signing
      Given the IdP will send "pretty-printed"
      When Alice signs in
      Then the SP signs Alice in

    @fmt-xml-decl
    Scenario: No XML declaration
      Given the IdP will send "declaration-missing"
      When Alice signs in
      Then the SP signs Alice in

    @fmt-comments-before-root
    Scenario: A comment before the root
      Given the IdP will send "comments-before-root"
      When Alice signs in
      Then the SP signs Alice in

    @fmt-charrefs
    Scenario: The NameID in character references
      Given the IdP will send "character-references"
      When Alice signs in
      Then the SP signs Alice in

  @req:fetches-nothing
  Rule: Parsing a message fetches nothing

    @xm-xinclude
    Scenario: An XInclude of an address
      Given the IdP will send "xinclude" that names a server of the judge
      When Alice signs in
      Then the SP fetches nothing

    @xm-schemalocation
    Scenario: A schemaLocation that names an address
      Given the IdP will send "schema-location" that names a server of the judge
      When Alice signs in
      Then the SP fetches nothing

    @xm-stylesheet-pi
    Scenario: A stylesheet that is to be fetched
      Given the IdP will send "stylesheet-instruction" that names a server of the judge
      When Alice signs in
      Then the SP fetches nothing

  @req:xml-1-0
  Rule: SAML is XML 1.0

    @xm-xml11 @control:st-success-baseline
    Scenario: XML 1.1 with a control character
      Given the IdP will send "xml-1-1"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

  @req:statement-types
  Rule: A statement is of a type that SAML has

    @xm-xsitype-spoof @control:st-success-baseline
    Scenario: AuthnStatement claims an unknown type
      Given the IdP will send "statement-type-unknown"
      When Alice signs in
      Then the SP refuses with "structure_invalid"

  @req:statement-unknown
  Rule: A further statement of an unknown type is recorded, not judged

    @xm-unknown-statement
    Scenario: A Statement of an unknown type beside AuthnStatement
      Given the IdP will send "statement-unknown"
      When Alice signs in
      Then it is recorded

  @req:encoding-other
  Rule: Another encoding than UTF-8 is recorded, not judged

    @fmt-utf16
    Scenario: UTF-16
      Given the IdP will send "utf-16"
      When Alice signs in
      Then it is recorded

  @req:survives-size
  Rule: Size does not bring the SP down

    @xm-huge @strain
    Scenario: Four MiB
      Given the IdP will send "huge"
      When Alice signs in
      Then the SP survives

    @xm-many-attributes @strain
    Scenario: A hundred thousand attributes
      Given the IdP will send "many-attributes"
      When Alice signs in
      Then the SP survives

    @xm-many-signatures @strain
    Scenario: A thousand Signatures
      Given the IdP will send "many-signatures"
      When Alice signs in
      Then the SP survives

    @xm-many-assertions @strain
    Scenario: A thousand Assertions
      Given the IdP will send "many-assertions"
      When Alice signs in
      Then the SP survives
