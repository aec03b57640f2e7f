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
