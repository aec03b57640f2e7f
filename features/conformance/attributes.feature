@area:ATR
Feature: Attributes
  Attributes add to a sign-in; what the SP does not know does not hinder it.

  @req:unknown-attributes-ignored
  Rule: Unknown attributes are ignored

    @at-unknown-1
    Scenario: An attribute nobody knows
      Given the IdP will send "attribute-unknown"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-format-tolerated
  Rule: Formats and types of attributes do not hinder

    @at-nameformat-variants
    Scenario: NameFormat is basic
      Given the IdP will send "attribute-name-format-other"
      When Alice signs in
      Then the SP signs Alice in

    @at-nameformat-omitted
    Scenario: NameFormat is left out
      Given the IdP will send "attribute-name-format-omitted"
      When Alice signs in
      Then the SP signs Alice in

    @at-xsitype-absent
    Scenario: xsi:type is left out
      Given the IdP will send "attribute-type-omitted"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-values-tolerated
  Rule: Attributes may have any number of values

    @at-empty-value
    Scenario: An empty value
      Given the IdP will send "attribute-value-empty"
      When Alice signs in
      Then the SP signs Alice in

    @at-no-values
    Scenario: No value
      Given the IdP will send "attribute-without-values"
      When Alice signs in
      Then the SP signs Alice in

    @at-multivalue
    Scenario: A value more
      Given the IdP will send "attribute-multi-valued"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-statement-optional
  Rule: Attributes are optional

    @at-statement-missing
    Scenario: The Assertion has no AttributeStatement
      Given the IdP will send "attribute-statement-missing"
      When Alice signs in
      Then the SP signs Alice in

    @at-missing
    Scenario: An attribute is missing
      Given the IdP will send "attribute-missing"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-statement-schema
  Rule: An AttributeStatement is not empty

    @at-statement-empty @control:st-success-baseline
    Scenario: AttributeStatement holds no Attribute
      Given the IdP will send "attribute-statement-empty"
      When Alice signs in
      Then the SP refuses with "structure_invalid"

  @req:attribute-cannot-be-identity
  Rule: An attribute does not become the identity

    @at-collision-nameid
    Scenario: An attribute called nameID says Bob
      Given the IdP will send "attribute-name-collision" with "name" "nameID" and an attribute about Bob
      When Alice signs in
      Then the SP survives

    @at-collision-name-id
    Scenario: An attribute called name_id says Bob
      Given the IdP will send "attribute-name-collision" with "name" "name_id" and an attribute about Bob
      When Alice signs in
      Then the SP survives

    @at-collision-claim
    Scenario: An attribute called like the nameidentifier claim says Bob
      Given the IdP will send "attribute-name-collision" with "name" "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier" and an attribute about Bob
      When Alice signs in
      Then the SP survives

    @at-pi-hidden @needs-attributes-shown
    Scenario: Everything behind Bob's name hidden in a processing instruction after signing
      Given the IdP will send "attributes-rest-hidden" naming Bob
      When Alice signs in
      Then the SP survives

  @req:attribute-reading
  Rule: How values are read is recorded, not judged

    @at-role-type-confusion
    Scenario: Values joined by commas
      Given the IdP will send "attribute-comma-joined"
      When Alice signs in
      Then it is recorded

    @at-semicolons
    Scenario: Values joined by semicolons
      Given the IdP will send "attribute-semicolon-joined"
      When Alice signs in
      Then it is recorded

    @at-case
    Scenario: Values in upper case
      Given the IdP will send "attribute-upper-case"
      When Alice signs in
      Then it is recorded

    @at-split-statements
    Scenario: An attribute stated twice
      Given the IdP will send "attribute-twice"
      When Alice signs in
      Then it is recorded

  @req:unknown-attributes-ignored
  Rule: Many unknown attributes are ignored

    @at-unknown-50
    Scenario: Fifty attributes nobody knows
      Given the IdP will send "attributes-unknown-fifty"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-by-name
  Rule: FriendlyName decides nothing

    @at-friendlyname-changed
    Scenario: FriendlyName is one nobody agreed on
      Given the IdP will send "attribute-friendly-name-changed"
      When Alice signs in
      Then the SP signs Alice in

    @at-friendlyname-ignored @needs-attributes-shown
    Scenario: Only FriendlyName is that of the attribute
      Given the IdP will send "attribute-friendly-name-only" naming Bob
      When Alice signs in
      Then the SP shows nothing of Bob there

  @req:attribute-name-format-distinct @needs-attributes-shown
  Rule: NameFormat is part of the name

    @at-nameformat-distinct
    Scenario: The same Name, under another NameFormat
      Given the IdP will send "attribute-name-format-second"
      When Alice signs in
      Then the SP reads the attribute as sent, or refuses

  @req:attribute-format-tolerated
  Rule: Types of values do not hinder

    @at-xsitype-variants
    Scenario: A value of type xs:integer
      Given the IdP will send "attribute-typed" with "type" "xs:integer"
      When Alice signs in
      Then the SP signs Alice in

    @at-xsitype-date
    Scenario: A value of type xs:date
      Given the IdP will send "attribute-typed" with "type" "xs:date"
      When Alice signs in
      Then the SP signs Alice in

    @at-xsitype-any-uri
    Scenario: A value of type xs:anyURI
      Given the IdP will send "attribute-typed" with "type" "xs:anyURI"
      When Alice signs in
      Then the SP signs Alice in

    @at-xsitype-custom
    Scenario: A value of a private type
      Given the IdP will send "attribute-typed" with "type" "assay:BadgeType"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-complex
  Rule: Elements as values do not break the SP

    @at-complex
    Scenario: A NameID as value
      Given the IdP will send "attribute-holds-name-id"
      When Alice signs in
      Then the SP survives

  @req:attributes-of-ldap
  Rule: Attributes of the LDAP profile do not hinder

    @at-legacy-oid
    Scenario: Names as OIDs, and two addresses
      Given the IdP will send "attributes-ldap"
      When Alice signs in
      Then the SP signs Alice in

  @req:attribute-intact @needs-attributes-shown
  Rule: A value arrives as it was sent

    @at-256
    Scenario: 256 characters
      Given the IdP will send "attribute-value" with "value" "Alice Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Anderson Andersōn"
      When Alice signs in
      Then the SP reads the attribute as sent

    @at-unicode-controls
    Scenario: A tab, a line feed, and what XML escapes
      Given the IdP will send "attribute-value-characters"
      When Alice signs in
      Then the SP reads the attribute as sent

  @req:attribute-read-whole @needs-attributes-shown
  Rule: A value is read whole or refused

    @at-comment-split
    Scenario: A comment in a value
      Given the IdP will send "attribute-comment-split"
      When Alice signs in
      Then the SP reads the attribute as sent, or refuses

    @at-pi-split
    Scenario: A processing instruction in the value
      Given the IdP will send "attribute-instruction-split"
      When Alice signs in
      Then the SP reads the attribute as sent, or refuses

  @req:attribute-inert
  Rule: A value with code in it stays text

    @at-xss
    Scenario: A script
      Given the IdP will send "attribute-value" with "value" "<script>assay()</script>"
      When Alice signs in
      Then no page shows markup from the IdP

    @at-xss-handler
    Scenario: An image with a handler
      Given the IdP will send "attribute-value" with "value" "<img src=x onerror=assay()>"
      When Alice signs in
      Then no page shows markup from the IdP

    @at-injection
    Scenario: A quote for SQL
      Given the IdP will send "attribute-value" with "value" "' OR '1'='1' --"
      When Alice signs in
      Then the SP survives

    @at-injection-ldap
    Scenario: A filter for LDAP
      Given the IdP will send "attribute-value" with "value" "*)(uid=*))(|(uid=*"
      When Alice signs in
      Then the SP survives

    @at-injection-template
    Scenario: An expression for templates
      Given the IdP will send "attribute-value" with "value" "${7*7}{{7*7}}<%= 7*7 %>"
      When Alice signs in
      Then the SP survives
