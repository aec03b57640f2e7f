@area:RLS
Feature: RelayState
  RelayState says where to go after the sign-in; it never decides who is signed in.

  @req:relay-state-optional
  Rule: A lost RelayState does not hinder the sign-in

    @rl-missing
    Scenario: RelayState is lost
      Given the IdP will send "relay-state-lost"
      When Alice signs in
      Then the SP signs Alice in

  @req:relay-state-changed
  Rule: A changed RelayState is recorded, not judged

    @rl-tampered
    Scenario: RelayState is another one
      Given the IdP will send "relay-state-altered" with "value" "https://attacker.example/"
      When Alice signs in
      Then it is recorded

    @rl-duplicated
    Scenario: A second, other RelayState
      Given the IdP will send "relay-state-duplicated"
      When Alice signs in
      Then it is recorded

  @req:relay-state-survived
  Rule: An odd RelayState does not break the SP

    @rl-unknown
    Scenario: A token nobody gave out
      Given the IdP will send "relay-state-altered" with "value" "assay-7f3c9d02b1"
      When Alice signs in
      Then the SP survives

    @rl-81-bytes
    Scenario: A byte more than is allowed
      Given the IdP will send "relay-state-altered" with "value" "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"
      When Alice signs in
      Then the SP survives

    @rl-4096-bytes
    Scenario: 4096 bytes
      Given the IdP will send "relay-state-long"
      When Alice signs in
      Then the SP survives

    @rl-unicode
    Scenario: Letters of another script
      Given the IdP will send "relay-state-altered" with "value" "/入口?кто=Я"
      When Alice signs in
      Then the SP survives

  @req:relay-state-stays
  Rule: RelayState leads nowhere else

    @rl-open-redirect
    Scenario: The address of a stranger
      Given the IdP will send "relay-state-altered" with "value" "https://stranger.invalid/landing"
      When Alice signs in
      Then the browser stays with the SP

    @rl-open-redirect-variants
    Scenario: Two slashes
      Given the IdP will send "relay-state-altered" with "value" "//stranger.invalid/landing"
      When Alice signs in
      Then the browser stays with the SP

    @rl-open-redirect-backslashes
    Scenario: Two backslashes
      Given the IdP will send "relay-state-altered" with "value" "\\stranger.invalid/landing"
      When Alice signs in
      Then the browser stays with the SP

    @rl-open-redirect-tab
    Scenario: A tab between slashes
      Given the IdP will send "relay-state-tab"
      When Alice signs in
      Then the browser stays with the SP

    @rl-open-redirect-scheme-only
    Scenario: A scheme without slashes
      Given the IdP will send "relay-state-altered" with "value" "https:stranger.invalid/landing"
      When Alice signs in
      Then the browser stays with the SP

    @rl-open-redirect-user
    Scenario: The SP as user of the stranger
      Given the IdP will send "relay-state-altered" with "value" "https://localhost@stranger.invalid/landing"
      When Alice signs in
      Then the browser stays with the SP

    @rl-unsolicited-url @needs-idp-initiated
    Scenario: The address of a stranger, from the IdP
      Given the IdP will send "relay-state-altered" with "value" "https://stranger.invalid/unsolicited"
      When Alice signs in from the IdP
      Then the browser stays with the SP

  @req:relay-state-scheme
  Rule: RelayState is no script and no document

    @rl-scheme
    Scenario: javascript:
      Given the IdP will send "relay-state-altered" with "value" "javascript:assay()"
      When Alice signs in
      Then the browser stays with the SP

    @rl-scheme-data
    Scenario: data:
      Given the IdP will send "relay-state-altered" with "value" "data:text/html,assay"
      When Alice signs in
      Then the browser stays with the SP

    @rl-scheme-vbscript
    Scenario: vbscript:
      Given the IdP will send "relay-state-altered" with "value" "vbscript:assay()"
      When Alice signs in
      Then the browser stays with the SP

    @rl-scheme-file
    Scenario: file:
      Given the IdP will send "relay-state-altered" with "value" "file:///etc/hosts"
      When Alice signs in
      Then the browser stays with the SP

  @req:relay-state-inert
  Rule: RelayState stays text

    @rl-crlf
    Scenario: A line break and a header
      Given the IdP will send "relay-state-header"
      When Alice signs in
      Then no header comes from RelayState

    @rl-xss
    Scenario: A script behind a quote
      Given the IdP will send "relay-state-altered" with "value" "'><script>assay()</script>"
      When Alice signs in
      Then no page shows markup from RelayState
