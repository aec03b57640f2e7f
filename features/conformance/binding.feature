@area:BND
Feature: Binding and transport
  How the Response travels: one form field, base64, by POST.

  @req:one-message-per-form
  Rule: A form carries one message

    @bn-duplicate-param @control:st-success-baseline
    Scenario: Two SAMLResponse fields
      Given the IdP will send "saml-response-duplicated"
      When Alice signs in
      Then the SP refuses with "form_invalid"

    @bn-both-params @control:st-success-baseline
    Scenario: SAMLRequest beside SAMLResponse
      Given the IdP will send "saml-request-beside"
      When Alice signs in
      Then the SP refuses with "form_invalid"

  @req:message-present
  Rule: A form without a message is refused

    @xm-empty-param @control:st-success-baseline
    Scenario: SAMLResponse is empty
      Given the IdP will send "empty-document"
      When Alice signs in
      Then the SP refuses with "encoding_invalid"

    @bn-param-missing @control:st-success-baseline
    Scenario: The form has no SAMLResponse
      Given the IdP will send "saml-response-missing"
      When Alice signs in
      Then the SP refuses with "form_invalid"

  @req:base64-strict
  Rule: The message is base64

    @xm-not-base64 @control:st-success-baseline
    Scenario: SAMLResponse is the XML itself
      Given the IdP will send "not-base64"
      When Alice signs in
      Then the SP refuses with "encoding_invalid"

  @req:base64-lines
  Rule: Line breaks in the base64 are fine

    @fmt-base64-wrapped
    Scenario: Base64 in lines of 76
      Given the IdP will send "base64-wrapped"
      When Alice signs in
      Then the SP signs Alice in

  @req:message-uncompressed
  Rule: A Response is not compressed

    @bn-post-deflated @control:st-success-baseline
    Scenario: SAMLResponse is compressed
      Given the IdP will send "deflated"
      When Alice signs in
      Then the SP refuses with "encoding_invalid"

    @bn-get-acs-deflated @control:st-success-baseline
    Scenario: SAMLResponse compressed in the query, as for HTTP-Redirect
      Given the IdP will send "deflated"
      And the IdP will send "get-instead-of-post"
      When Alice signs in
      Then the SP refuses

  @req:response-by-post
  Rule: A Response comes by POST

    @bn-get-acs @control:st-success-baseline
    Scenario: SAMLResponse in the query
      Given the IdP will send "get-instead-of-post"
      When Alice signs in
      Then the SP refuses

  @req:survives-inflation
  Rule: A little that unpacks to a lot does not bring the SP down

    @bn-deflate-bomb
    Scenario: Twenty KiB that unpack to twenty MiB
      Given the IdP will send "deflate-bomb"
      When Alice signs in
      Then the SP survives

  @req:cross-site-post
  Rule: The IdP stands on another site

    @bn-post-ok
    Scenario: The page of another site posts the Response
      When Alice signs in across sites
      Then the SP signs Alice in
