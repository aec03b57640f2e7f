@area:XML
Feature: XML hardening
  The parser meets hostile documents before any signature is looked at.

  @req:doctype-refused
  Rule: A DOCTYPE is refused

    @xm-dtd-any @control:st-success-baseline
    Scenario: A harmless DOCTYPE
      Given the IdP will send "doctype"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

    @xm-xxe-file @control:st-success-baseline
    Scenario: An external entity that reads a file
      Given the IdP will send "doctype-external-entity"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

    @xm-billion-laughs @control:st-success-baseline
    Scenario: Entities that grow without end
      Given the IdP will send "doctype-entity-expansion"
      When Alice signs in
      Then the SP refuses with "doctype_forbidden"

  @req:well-formed-only
  Rule: What is not XML is refused

    @xm-not-wellformed @control:st-success-baseline
    Scenario: A tag that is not closed
      Given the IdP will send "not-well-formed"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

  @req:namespace-exact
  Rule: SAML stands in its namespace

    @xm-wrong-namespace @control:st-success-baseline
    Scenario: The right names in a wrong namespace
      Given the IdP will send "namespace-wrong"
      When Alice signs in
      Then the SP refuses with "root_element_unexpected"

  @req:survives-depth
  Rule: Depth and size do not bring the SP down

    @xm-deep-nesting
    Scenario: Twenty thousand levels
      Given the IdP will send "deep-nesting"
      When Alice signs in
      Then the SP survives

    @xm-huge
    Scenario: Megabytes of text
      Given the IdP will send "huge-message"
      When Alice signs in
      Then the SP survives
