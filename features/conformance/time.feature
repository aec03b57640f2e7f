@area:TIM
Feature: Conditions and time
  An Assertion is good from NotBefore until NotOnOrAfter, and no clock is wrong by more than the declared
  tolerance.

  @req:conditions-window
  Rule: Conditions hold now

    @co-notbefore-future @control:st-success-baseline
    Scenario: NotBefore lies an hour ahead
      Given the IdP will send "conditions-not-yet-valid"
      When Alice signs in
      Then the SP refuses with "assertion_not_yet_valid"

    @co-notonorafter-past @control:st-success-baseline
    Scenario: NotOnOrAfter passed an hour ago, the confirmation still holds
      Given the IdP will send "conditions-expired"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

  @req:conditions-optional-limits
  Rule: A limit that is not set does not limit

    @co-notbefore-missing
    Scenario: Conditions have no NotBefore
      Given the IdP will send "conditions-not-before-omitted"
      When Alice signs in
      Then the SP signs Alice in

    @co-notonorafter-missing
    Scenario: Conditions have no NotOnOrAfter
      Given the IdP will send "conditions-not-on-or-after-omitted"
      When Alice signs in
      Then the SP signs Alice in

  @req:conditions-present
  Rule: There are Conditions

    @co-missing @control:st-success-baseline
    Scenario: The Assertion has no Conditions
      Given the IdP will send "conditions-missing"
      When Alice signs in
      Then the SP refuses with "conditions_missing"

  @req:limits-can-be-evaluated
  Rule: A limit that cannot be read is refused

    @co-window-format @control:st-success-baseline
    Scenario: NotOnOrAfter is no dateTime
      Given the IdP will send "conditions-not-on-or-after-malformed"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @co-notbefore-format @control:st-success-baseline
    Scenario: NotBefore is no dateTime
      Given the IdP will send "conditions-not-before-malformed"
      When Alice signs in
      Then the SP refuses with "assertion_not_yet_valid"

  @req:times-are-readable
  Rule: A limit is a time, and in UTC

    @co-notonorafter-empty @control:st-success-baseline
    Scenario: NotOnOrAfter is empty
      Given the IdP will send "conditions-not-on-or-after-empty"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @co-window-inverted @control:st-success-baseline
    Scenario: NotOnOrAfter lies before NotBefore
      Given the IdP will send "conditions-inverted"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @tm-offset-form @control:st-success-baseline
    Scenario: Times have an offset instead of Z
      Given the IdP will send "conditions-offset-form"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

  @req:unknown-condition
  Rule: A Condition that is not understood is refused

    @co-unknown-condition @control:st-success-baseline
    Scenario: A Condition of an unknown type
      Given the IdP will send "condition-unknown"
      When Alice signs in
      Then the SP refuses with "condition_unknown"

  @req:one-time-use-accepted
  Rule: OneTimeUse does not hinder a sign-in

    @co-onetimeuse
    Scenario: OneTimeUse is set
      Given the IdP will send "one-time-use"
      When Alice signs in
      Then the SP signs Alice in

  @req:clock-tolerance
  Rule: A minute of difference between the clocks is tolerated

    @tm-skew-inside-early
    Scenario: Conditions begin in a minute
      Given the IdP will send "conditions-begin-within-skew"
      When Alice signs in
      Then the SP signs Alice in

    @tm-skew-inside-late
    Scenario: Conditions ended a minute ago
      Given the IdP will send "conditions-ended-within-skew"
      When Alice signs in
      Then the SP signs Alice in

  @req:one-time-use-once
  Rule: OneTimeUse stands once

    @co-onetimeuse-twice @control:st-success-baseline
    Scenario: OneTimeUse is set twice
      Given the IdP will send "one-time-use-twice"
      When Alice signs in
      Then the SP refuses with "condition_unknown"

  @req:proxy-restriction-accepted
  Rule: ProxyRestriction does not hinder a sign-in

    @co-proxyrestriction
    Scenario: Nobody may issue Assertions on the strength of this one
      Given the IdP will send "proxy-restriction"
      When Alice signs in
      Then the SP signs Alice in

  @req:times-unusual
  Rule: Unusual times are read or refused

    @tm-odd-lexical
    Scenario: NotOnOrAfter is 24 o'clock
      Given the IdP will send "conditions-not-on-or-after-odd" with "value" "2099-01-01T24:00:00Z"
      When Alice signs in
      Then the SP survives

    @tm-odd-lexical-leap
    Scenario: NotOnOrAfter is second 60
      Given the IdP will send "conditions-not-on-or-after-odd" with "value" "2099-12-31T23:59:60Z"
      When Alice signs in
      Then the SP survives

    @tm-odd-lexical-year
    Scenario: NotOnOrAfter has a year of five digits
      Given the IdP will send "conditions-not-on-or-after-odd" with "value" "10000-01-01T00:00:00Z"
      When Alice signs in
      Then the SP survives

    @tm-odd-lexical-blanks
    Scenario: NotOnOrAfter has blanks around it
      Given the IdP will send "conditions-not-on-or-after-odd" with "value" "  2099-01-01T00:00:00Z  "
      When Alice signs in
      Then the SP survives

  @req:times-are-readable
  Rule: A year before year one has passed

    @tm-odd-lexical-negative @control:st-success-baseline
    Scenario: NotOnOrAfter has a negative year
      Given the IdP will send "conditions-not-on-or-after-odd" with "value" "-2099-01-01T00:00:00Z"
      When Alice signs in
      Then the SP refuses with "assertion_expired"

  @req:times-far-ahead
  Rule: Limits far ahead do not break the SP

    @tm-far-future
    Scenario: NotOnOrAfter lies in 2039
      Given the IdP will send "conditions-not-on-or-after-odd" with "value" "2039-01-01T00:00:00Z"
      When Alice signs in
      Then the SP survives

    @tm-far-future-2106
    Scenario: NotOnOrAfter lies in 2107
      Given the IdP will send "conditions-not-on-or-after-odd" with "value" "2107-01-01T00:00:00Z"
      When Alice signs in
      Then the SP survives

    @tm-far-future-9999
    Scenario: NotOnOrAfter is the last second of 9999
      Given the IdP will send "conditions-not-on-or-after-odd" with "value" "9999-12-31T23:59:59Z"
      When Alice signs in
      Then the SP survives

  @req:validity-ceiling
  Rule: A very long window is recorded, not judged

    @tm-long-validity
    Scenario: The Assertion is valid for ten years
      Given the IdP will send "conditions-of-ten-years"
      When Alice signs in
      Then it is recorded

  @req:clock-tolerance-limited
  Rule: Nobody tolerates more than five minutes

    @tm-skew-outside @control:st-success-baseline
    Scenario: Conditions ended more than five minutes ago
      Given the IdP will send "conditions-ended-ago" a minute beyond five minutes
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @tm-skew-outside-early @control:st-success-baseline
    Scenario: Conditions begin in more than five minutes
      Given the IdP will send "conditions-begin-ahead" a minute beyond five minutes
      When Alice signs in
      Then the SP refuses with "assertion_not_yet_valid"

  @req:clock-tolerance-as-declared @needs-declared-tolerance
  Rule: The declared tolerance is kept

    @tm-skew-declared-outside @control:st-success-baseline
    Scenario: Conditions ended a minute longer ago than is tolerated
      Given the IdP will send "conditions-ended-ago" a minute beyond the declared tolerance
      When Alice signs in
      Then the SP refuses with "assertion_expired"

    @tm-skew-declared-outside-early @control:st-success-baseline
    Scenario: Conditions begin a minute later than is tolerated
      Given the IdP will send "conditions-begin-ahead" a minute beyond the declared tolerance
      When Alice signs in
      Then the SP refuses with "assertion_not_yet_valid"

    @tm-skew-declared-inside
    Scenario: Conditions ended half a minute less long ago than is tolerated
      Given the IdP will send "conditions-ended-ago" half a minute within the declared tolerance
      When Alice signs in
      Then the SP signs Alice in

  @req:clock-tolerance-edge @needs-declared-tolerance
  Rule: The end of the tolerance is recorded, not judged

    @tm-boundary
    Scenario: Conditions ended just as long ago as is tolerated
      Given the IdP will send "conditions-ended-ago" at the end of the declared tolerance
      When Alice signs in
      Then it is recorded
