@area:BND
Feature: Binding and transport
  How the Response travels: one form field, base64, by POST.

  @req:one-message-per-form
  Rule: A form carries one message

    @bn-duplicate-param @control:st-success-baseline
    Scenario: Two SAMLResponse fields
      Given the IdP will send "duplicate-parameter"
      When Alice signs in
      Then the SP refuses with "form_invalid"

  @req:message-present
  Rule: A form without a message is refused

    @bn-param-missing @control:st-success-baseline
    Scenario: SAMLResponse is missing
      Given the IdP will send "parameter-missing"
      When Alice signs in
      Then the SP refuses with "form_invalid"

  @req:base64-strict
  Rule: The message is base64

    @xm-not-base64 @control:st-success-baseline
    Scenario: SAMLResponse is not base64
      Given the IdP will send "not-base64"
      When Alice signs in
      Then the SP refuses with "encoding_invalid"

    @xm-json @control:st-success-baseline
    Scenario: JSON instead of XML
      Given the IdP will send "json"
      When Alice signs in
      Then the SP refuses with "xml_invalid"

  @req:base64-lines
  Rule: Line breaks in the base64 are fine

    @fmt-base64-wrapped
    Scenario: Base64 with line breaks
      Given the IdP will send "base64-wrapped"
      When Alice signs in
      Then the SP signs Alice in
