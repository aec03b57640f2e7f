@area:SUB
Feature: Subject and SubjectConfirmation
  A bearer Assertion is good only with a confirmation that names this ACS, this request and a time that has not
  passed.

  @req:subject-present
  Rule: There is a Subject, and it is confirmed

    @sc-subject-missing @control:st-success-baseline
    Scenario: The Assertion has no Subject
      Given the IdP will send "subject-missing"
      When Alice signs in
      Then the SP refuses with "subject_missing"

    @sc-subject-empty @control:st-success-baseline
    Scenario: The Subject is empty
      Given the IdP will send "subject-empty"
      When Alice signs in
      Then the SP refuses with "subject_missing"

    @sc-missing @control:st-success-baseline
    Scenario: The Subject has no SubjectConfirmation
      Given the IdP will send "confirmation-missing"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_missing"

  @req:confirmation-method-present
  Rule: A confirmation says its method

    @sc-method-missing @control:st-success-baseline
    Scenario: Method is missing
      Given the IdP will send "confirmation-method-missing"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_method"

    @sc-method-empty @control:st-success-baseline
    Scenario: Method is empty
      Given the IdP will send "confirmation-method-empty"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_method"

  @req:bearer-required
  Rule: The confirmation is a bearer one

    @sc-method-unknown @control:st-success-baseline
    Scenario: The only Method is one nobody knows
      Given the IdP will send "confirmation-method-unknown"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_method"

    @sc-method-sender-vouches @control:st-success-baseline
    Scenario: The only Method is sender-vouches
      Given the IdP will send "confirmation-method-sender-vouches"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_method"

    @sc-method-hok @control:st-success-baseline
    Scenario: The only Method is holder-of-key
      Given the IdP will send "confirmation-method-holder-of-key"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_method"

  @req:recipient-must-match
  Rule: The Recipient is this ACS

    @sc-recipient-wrong @control:st-success-baseline
    Scenario: Recipient is another site
      Given the IdP will send "recipient-wrong"
      When Alice signs in
      Then the SP refuses with "recipient_mismatch"

    @sc-recipient-prefix @control:st-success-baseline
    Scenario: Recipient only begins with the ACS address
      Given the IdP will send "recipient-prefix"
      When Alice signs in
      Then the SP refuses with "recipient_mismatch"

    @sc-recipient-empty @control:st-success-baseline
    Scenario: Recipient is empty
      Given the IdP will send "recipient-empty"
      When Alice signs in
      Then the SP refuses with "recipient_mismatch"

    @sc-recipient-missing @control:st-success-baseline
    Scenario: Recipient is missing
      Given the IdP will send "recipient-missing"
      When Alice signs in
      Then the SP refuses with "recipient_mismatch"

  @req:recipient-is-this-endpoint @needs-second-acs
  Rule: The Recipient is the very ACS that the message comes to

    @sc-recipient-other-own-acs @control:st-success-baseline
    Scenario: The Recipient is another ACS of the same SP
      Given Recipient will be another ACS of the SP
      When Alice signs in
      Then the SP refuses with "recipient_mismatch"

  @req:confirmation-data-present
  Rule: A bearer confirmation carries its data

    @sc-data-missing @control:st-success-baseline
    Scenario: SubjectConfirmationData is missing
      Given the IdP will send "confirmation-data-missing"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_missing"

  @req:confirmation-not-on-or-after
  Rule: The confirmation has not expired

    @sc-notonorafter-past @control:st-success-baseline
    Scenario: NotOnOrAfter passed an hour ago, Conditions still hold
      Given the IdP will send "confirmation-expired"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_expired"

    @sc-notonorafter-missing @control:st-success-baseline
    Scenario: NotOnOrAfter is missing
      Given the IdP will send "confirmation-not-on-or-after-missing"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_expired"

  @req:confirmation-time-readable
  Rule: The time of the confirmation is a time

    @sc-notonorafter-format @control:st-success-baseline
    Scenario: NotOnOrAfter is no dateTime
      Given the IdP will send "confirmation-not-on-or-after-malformed"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_expired"

  @req:confirmation-not-yet
  Rule: The confirmation is valid now

    @sc-notbefore-future @control:st-success-baseline
    Scenario: NotBefore lies an hour ahead
      Given the IdP will send "confirmation-not-before-future"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_not_before"

  @req:confirmation-no-not-before
  Rule: A bearer confirmation has no NotBefore

    @sc-notbefore-present @control:st-success-baseline
    Scenario: NotBefore is there and has passed
      Given the IdP will send "confirmation-not-before-present"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_not_before"

  @req:confirmation-whole
  Rule: Two halves do not make a confirmation

    @sc-multiple-none-valid @control:st-success-baseline
    Scenario: Two bearer confirmations, neither valid
      Given the IdP will send "confirmation-several-none-valid"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_expired"

    @sc-multiple-split @control:st-success-baseline
    Scenario: The right Recipient in one, the live time in the other
      Given the IdP will send "confirmation-several-valid-only-together"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_expired"

  @req:other-confirmations-ignored
  Rule: One valid bearer confirmation among several is enough

    @sc-multiple-one-valid
    Scenario: The second of two bearer confirmations is valid
      Given the IdP will send "confirmation-several-second-valid"
      When Alice signs in
      Then the SP signs Alice in

    @sc-multiple-first-valid
    Scenario: The first of two bearer confirmations is valid
      Given the IdP will send "confirmation-several-first-valid"
      When Alice signs in
      Then the SP signs Alice in

    @sc-bearer-plus-others
    Scenario: A bearer confirmation beside other methods
      Given the IdP will send "confirmation-bearer-beside-others"
      When Alice signs in
      Then the SP signs Alice in

  @req:address-check-optional
  Rule: A foreign Address is recorded, not judged

    @sc-address-mismatch
    Scenario: Address is another one than that of the client
      Given the IdP will send "confirmation-address-other"
      When Alice signs in
      Then it is recorded

  @req:confirmation-no-not-before
  Rule: A confirmation that begins when it ends is refused

    @sc-notbefore-ge-notonorafter @control:st-success-baseline
    Scenario: NotBefore of the confirmation is its NotOnOrAfter
      Given the IdP will send "confirmation-not-before-at-end"
      When Alice signs in
      Then the SP refuses with "subject_confirmation_not_before"

  @req:confirmation-extensible
  Rule: Extensions do not hinder

    @sc-extra-attributes
    Scenario: SubjectConfirmationData has an attribute of a foreign namespace
      Given the IdP will send "confirmation-foreign-attribute"
      When Alice signs in
      Then the SP signs Alice in

  @req:confirming-party-is-not-subject
  Rule: The Subject stays who it is

    @sc-nameid-inside
    Scenario: SubjectConfirmation has a NameID of its own: Bob
      Given the IdP will send "confirmation-name-id" naming Bob
      When Alice signs in
      Then the SP signs Alice in
