@area:SLO
Feature: Single logout
  Who signs out at one party is signed out at the other, and nobody else can sign people out.

  @req:logout-told-to-idp
  Rule: Signing out at the SP tells the IdP

    @lo-sp-request-basic @needs-sign-out
    Scenario: Signing out sends a LogoutRequest
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-sent"
      Then the SP's logout message is as required

  @req:logout-request-binding
  Rule: The SP sends its LogoutRequest by HTTP-Redirect

    @lo-sp-request-binding @needs-sign-out
    Scenario: LogoutRequest by HTTP-Redirect
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-binding"
      Then the SP's logout message is as required

  @req:logout-request-signed
  Rule: The SP signs its LogoutRequest

    @lo-sp-request-signed @needs-sign-out
    Scenario: The signature is by a key of the SP's metadata
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-signature"
      Then the SP's logout message is as required

  @req:logout-request-name
  Rule: The SP names the person as the assertion did

    @lo-sp-request-nameid @needs-sign-out
    Scenario: NameID with all its XML attributes
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-name-id"
      Then the SP's logout message is as required

  @req:logout-request-session
  Rule: The SP says which session has ended

    @lo-sp-request-sessionindex @needs-sign-out
    Scenario: SessionIndex is that of the assertion
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-session-index"
      Then the SP's logout message is as required

  @req:logout-request-name-plain
  Rule: The SP sends the name in the clear

    @lo-sp-request-nameid-plain @needs-sign-out
    Scenario: NameID is not encrypted
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-name-id-plain"
      Then the SP's logout message is as required

  @req:logout-request-well-made
  Rule: The SP's LogoutRequest is addressed and dated

    @lo-sp-request-fields @needs-sign-out
    Scenario: ID, Version, IssueInstant, Destination and Issuer
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-fields"
      Then the SP's logout message is as required

  @req:logout-local-first
  Rule: The SP ends its own session first

    @lo-sp-local-first @needs-sign-out
    Scenario: Nobody is signed in when the LogoutRequest has left
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "session-ended-first"
      Then the SP's logout message is as required

  @req:logout-not-framed
  Rule: The LogoutRequest is a navigation of the whole page

    @lo-not-in-frame @needs-sign-out
    Scenario: LogoutRequest outside of any frame
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-top-level"
      Then the SP's logout message is as required

  @req:logout-asynchronous
  Rule: Whether the SP waits for the answer is its own affair

    @lo-async @needs-sign-out
    Scenario: The extension for SPs that do not wait
      Given Alice has signed in
      When Alice signs out at the SP
      And what the SP sent is inspected for "request-asynchronous"
      Then the SP's logout message is as required

  @req:logout-answer-completes
  Rule: A good LogoutResponse completes the logout

    @lo-resp-success @needs-sign-out
    Scenario: The IdP answers Success
      Given Alice has signed in
      When Alice signs out at the SP
      Then the SP signs Alice out

  @req:logout-failed-answer
  Rule: Whatever the IdP answers, nobody stays signed in

    @lo-resp-error @needs-sign-out
    Scenario: The IdP answers that it failed
      Given Alice has signed in
      And the IdP will send "logout-status-responder"
      When Alice signs out at the SP
      Then the SP signs Alice out

    @lo-resp-partial @needs-sign-out
    Scenario: The IdP answers that not everybody could be told
      Given Alice has signed in
      And the IdP will send "logout-status-partial"
      When Alice signs out at the SP
      Then the SP signs Alice out

  @req:logout-answer-authentic
  Rule: A LogoutResponse is trusted only if the IdP signed it

    @lo-resp-unsigned @control:lo-resp-success @needs-sign-out
    Scenario: LogoutResponse without a signature
      Given Alice has signed in
      And the IdP will send "logout-unsigned"
      When Alice signs out at the SP
      Then the SP refuses the logout with "signature_missing"

    @lo-resp-bad-signature @control:lo-resp-success @needs-sign-out
    Scenario: LogoutResponse changed after signing
      Given Alice has signed in
      And the IdP will send "logout-tampered"
      When Alice signs out at the SP
      Then the SP refuses the logout with "signature_invalid"

    @lo-resp-signed-by-stranger @control:lo-resp-success @needs-sign-out
    Scenario: LogoutResponse signed by another key
      Given Alice has signed in
      And the IdP will send "logout-signed-by-stranger"
      When Alice signs out at the SP
      Then the SP refuses the logout with "signature_invalid"

  @req:logout-answer-expected
  Rule: A LogoutResponse answers a LogoutRequest of this SP

    @lo-resp-irt @control:lo-resp-success @needs-sign-out
    Scenario: InResponseTo is a request nobody sent
      Given Alice has signed in
      And the IdP will send "logout-in-response-to-other"
      When Alice signs out at the SP
      Then the SP refuses the logout with "logout_response_unsolicited"

    @lo-resp-irt-missing @control:lo-resp-success @needs-sign-out
    Scenario: InResponseTo is missing
      Given Alice has signed in
      And the IdP will send "logout-in-response-to-missing"
      When Alice signs out at the SP
      Then the SP refuses the logout with "logout_response_unsolicited"

    @lo-resp-unsolicited @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: A LogoutResponse that nobody asked for arrives while Alice is signed in
      Given Alice has signed in
      When the IdP sends a LogoutResponse by HTTP-Redirect
      Then the SP refuses the logout with "logout_response_unsolicited"

  @req:logout-answer-addressed
  Rule: A LogoutResponse says where it goes and who sent it

    @lo-resp-destination @control:lo-resp-success @needs-sign-out
    Scenario: Destination is another SP
      Given Alice has signed in
      And the IdP will send "logout-destination-wrong"
      When Alice signs out at the SP
      Then the SP refuses the logout with "logout_destination_mismatch"

    @lo-resp-issuer @control:lo-resp-success @needs-sign-out
    Scenario: Issuer is an unknown IdP
      Given Alice has signed in
      And the IdP will send "logout-issuer-unknown"
      When Alice signs out at the SP
      Then the SP refuses the logout with "logout_issuer_mismatch"

  @req:logout-ends-session
  Rule: A LogoutRequest of the IdP ends the session

    @lo-idp-request-basic @needs-logout-redirect
    Scenario: LogoutRequest by HTTP-Redirect
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out

    @lo-idp-post @needs-logout-post
    Scenario: LogoutRequest by HTTP-POST
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-POST
      Then the SP signs Alice out

  @req:logout-encrypted-name
  Rule: A name that is encrypted is a name

    @lo-idp-nameid-encrypted @needs-logout-redirect @needs-encryption
    Scenario: NameID is encrypted for the SP
      Given the IdP encrypts the Assertion
      And Alice has signed in
      And the IdP will send "logout-name-id-encrypted"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out

  @req:logout-answered-success
  Rule: The SP answers that the session has ended

    @lo-idp-answer-success @needs-logout-redirect
    Scenario: The LogoutResponse says Success
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-Redirect
      And what the SP sent is inspected for "answer-success"
      Then the SP's logout message is as required

    @lo-idp-answer-success-post @needs-logout-post
    Scenario: The LogoutResponse to a request by HTTP-POST says Success
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-POST
      And what the SP sent is inspected for "answer-success"
      Then the SP's logout message is as required

  @req:logout-answer-well-made
  Rule: The SP's LogoutResponse is addressed, dated and signed

    @lo-idp-response-fields @needs-logout-redirect
    Scenario: InResponseTo, Destination, Issuer, Version, IssueInstant
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-Redirect
      And what the SP sent is inspected for "answer-fields"
      Then the SP's logout message is as required

    @lo-idp-response-signed @needs-logout-redirect
    Scenario: The signature is by a key of the SP's metadata
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-Redirect
      And what the SP sent is inspected for "answer-signature"
      Then the SP's logout message is as required

  @req:logout-answer-binding
  Rule: The SP answers by HTTP-Redirect

    @lo-idp-response-binding @needs-logout-redirect
    Scenario: LogoutResponse by HTTP-Redirect
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-Redirect
      And what the SP sent is inspected for "answer-binding"
      Then the SP's logout message is as required

  @req:logout-relay-state-echoed
  Rule: RelayState comes back as it was sent

    @lo-idp-relaystate @needs-logout-redirect
    Scenario: RelayState of a request by HTTP-Redirect
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-Redirect
      And what the SP sent is inspected for "relay-state-echoed"
      Then the SP's logout message is as required

    @lo-idp-relaystate-post @needs-logout-post
    Scenario: RelayState of a request by HTTP-POST
      Given Alice has signed in
      When the IdP signs Alice out by HTTP-POST
      And what the SP sent is inspected for "relay-state-echoed"
      Then the SP's logout message is as required

  @req:logout-authentic
  Rule: Only the IdP can sign people out

    @lo-idp-unsigned @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: LogoutRequest without a signature
      Given Alice has signed in
      And the IdP will send "logout-unsigned"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "signature_missing"

    @lo-idp-unsigned-post @control:lo-idp-post @needs-logout-post
    Scenario: LogoutRequest without a signature, by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-unsigned"
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "signature_missing"

    @lo-idp-bad-signature @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: LogoutRequest changed after signing
      Given Alice has signed in
      And the IdP will send "logout-tampered"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "signature_invalid"

    @lo-idp-bad-signature-post @control:lo-idp-post @needs-logout-post
    Scenario: LogoutRequest changed after signing, by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-tampered"
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "signature_invalid"

    @lo-idp-signed-by-stranger @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: LogoutRequest signed by another key
      Given Alice has signed in
      And the IdP will send "logout-signed-by-stranger"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "signature_invalid"

    @lo-idp-signed-by-stranger-post @control:lo-idp-post @needs-logout-post
    Scenario: LogoutRequest signed by another key, by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-signed-by-stranger"
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "signature_invalid"

    @lo-redirect-sig-missing @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: SigAlg without Signature
      Given Alice has signed in
      And the IdP will send "logout-query-signature-missing"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "signature_missing"

    @lo-redirect-sigalg-unknown @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: SigAlg that nobody knows
      Given Alice has signed in
      And the IdP will send "logout-signature-algorithm-unknown"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "signature_algorithm_forbidden"

  @req:logout-not-wrapped
  Rule: A signature inside a LogoutRequest signs only what it is over

    @lo-idp-wrapping @control:lo-idp-post @needs-logout-post
    Scenario: A signed Assertion stands in the Extensions of an unsigned request
      Given Alice has signed in
      And the IdP will send "logout-embeds-signed-assertion" naming Bob
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "signature_missing"

    @lo-idp-wrapping-borrowed @control:lo-idp-post @needs-logout-post
    Scenario: The Signature of the request is that of an Assertion inside
      Given Alice has signed in
      And the IdP will send "logout-with-signature-of-assertion" naming Bob
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "signature_reference_invalid"

    @lo-idp-wrapping-request @control:lo-idp-post @needs-logout-post
    Scenario: The Signature of the request is that of a genuine one inside
      Given a LogoutRequest about Bob by HTTP-POST leaves Alice signed in
      And Alice has signed in
      And the IdP will send "logout-wraps-signed-request" naming Bob
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "signature_reference_invalid"

  @req:logout-weak-algorithm
  Rule: SHA-1 signs no logout

    @lo-redirect-sigalg-weak @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: SigAlg is RSA with SHA-1
      Given Alice has signed in
      And the IdP will send "logout-signed-sha1"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "signature_algorithm_forbidden"

    @lo-idp-sigalg-weak-post @control:lo-idp-post @needs-logout-post
    Scenario: Signature with SHA-1 by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-signed-sha1"
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "signature_algorithm_forbidden"

  @req:logout-addressed
  Rule: A LogoutRequest for somebody else is refused

    @lo-idp-destination @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: Destination is another SP
      Given Alice has signed in
      And the IdP will send "logout-destination-wrong"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_destination_mismatch"

    @lo-idp-destination-missing @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: A signed request without Destination
      Given Alice has signed in
      And the IdP will send "logout-destination-missing"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_destination_mismatch"

    @lo-idp-destination-post @control:lo-idp-post @needs-logout-post
    Scenario: Destination is another SP, by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-destination-wrong"
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "logout_destination_mismatch"

    @lo-idp-issuer-unknown @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: Issuer is an unknown IdP
      Given Alice has signed in
      And the IdP will send "logout-issuer-unknown"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_issuer_mismatch"

    @lo-idp-issuer-unknown-post @control:lo-idp-post @needs-logout-post
    Scenario: Issuer is an unknown IdP, by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-issuer-unknown"
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "logout_issuer_mismatch"

  @req:logout-timely
  Rule: A LogoutRequest outside of its time is refused

    @lo-idp-expired @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: NotOnOrAfter has passed
      Given Alice has signed in
      And the IdP will send "logout-expired"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_expired"

    @lo-idp-expired-post @control:lo-idp-post @needs-logout-post
    Scenario: NotOnOrAfter has passed, by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-expired"
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "logout_expired"

  @req:logout-not-from-future
  Rule: A LogoutRequest from the future is refused

    @lo-idp-issued-in-future @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: IssueInstant lies an hour ahead
      Given Alice has signed in
      And the IdP will send "logout-issued-in-future"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_issue_instant_invalid"

  @req:logout-version
  Rule: A LogoutRequest of another version is refused

    @lo-idp-version @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: Version 1.1
      Given Alice has signed in
      And the IdP will send "logout-version-1-1"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_version_unsupported"

    @lo-idp-version-3 @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: Version 3.0
      Given Alice has signed in
      And the IdP will send "logout-version-3-0"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_version_unsupported"

  @req:logout-id
  Rule: A LogoutRequest has a proper ID

    @lo-idp-id-empty @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: The ID is empty
      Given Alice has signed in
      And the IdP will send "logout-id-empty"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_id_invalid"

  @req:logout-once
  Rule: A LogoutRequest serves once

    @lo-idp-replay @control:lo-idp-no-sessionindex-here @needs-logout-redirect
    Scenario: The same LogoutRequest after Alice has signed in anew
      Given Alice has signed in
      And the IdP will send "logout-session-index-missing"
      When the IdP signs Alice out by HTTP-Redirect
      And Alice signs in once more
      And the same LogoutRequest is sent again
      Then the SP refuses the logout with "logout_replayed"

  @req:logout-strong-match
  Rule: A LogoutRequest ends only the sessions it names

    @lo-idp-nameid-mismatch @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: NameID of Bob
      Given Alice has signed in
      And the IdP will send "logout-name-id-other" naming Bob
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP leaves Alice signed in

    @lo-idp-nameid-mismatch-post @control:lo-idp-post @needs-logout-post
    Scenario: NameID of Bob, by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-name-id-other" naming Bob
      When the IdP signs Alice out by HTTP-POST
      Then the SP leaves Alice signed in

    @lo-idp-nameid-format @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: The same text in another format
      Given Alice has signed in
      And the IdP will send "logout-name-id-format-other"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP leaves Alice signed in

    @lo-idp-nameid-qualifier @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: The same text, qualified by another IdP
      Given Alice has signed in
      And the IdP will send "logout-name-id-qualifier-other"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP leaves Alice signed in

    @lo-idp-nameid-missing @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: No NameID at all
      Given Alice has signed in
      And the IdP will send "logout-name-id-missing"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_name_id_invalid"

    @lo-idp-sessionindex-empty @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: SessionIndex without a word
      Given Alice has signed in
      And the IdP will send "logout-session-index-empty"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "logout_session_index_invalid"

    @lo-idp-sessionindex-unknown @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: SessionIndex that no session has
      Given Alice has signed in
      And the IdP will send "logout-session-index-other"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP leaves Alice signed in

    @lo-idp-sessionindex-mismatch @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: SessionIndex of Alice's other browser
      Given Alice has signed in
      And Alice has signed in in another browser, too
      And the IdP will send "logout-session-index-swapped" of the other browser
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP leaves Alice signed in

  @req:logout-all-sessions
  Rule: A LogoutRequest without SessionIndex ends every session of the person

    @lo-idp-no-sessionindex-here @needs-logout-redirect
    Scenario: No SessionIndex, one browser
      Given Alice has signed in
      And the IdP will send "logout-session-index-missing"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out

    @lo-idp-no-sessionindex @needs-logout-redirect
    Scenario: No SessionIndex, two browsers
      Given Alice has signed in
      And Alice has signed in in another browser, too
      And the IdP will send "logout-session-index-missing"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out in both browsers

  @req:logout-listed-sessions
  Rule: A LogoutRequest ends each session it lists

    @lo-idp-multi-sessionindex @needs-logout-redirect
    Scenario: The SessionIndex of both browsers
      Given Alice has signed in
      And Alice has signed in in another browser, too
      And the IdP will send "logout-session-index-also" of the other browser
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out in both browsers

  @req:logout-before-assertion
  Rule: An assertion that comes after its logout opens no session

    @lo-idp-late-assertion @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: The LogoutRequest overtakes the Response
      Given Alice's Response is still on its way
      When the IdP signs Alice out by HTTP-Redirect
      And the Response arrives at last
      Then the SP refuses with "session_logged_out"

  @req:logout-nobody-there
  Rule: A LogoutRequest about nobody is answered

    @lo-idp-unknown-user @needs-logout-redirect
    Scenario: NameID of nobody
      Given Alice has signed in
      And the IdP will send "logout-name-id-unknown"
      When the IdP signs Alice out by HTTP-Redirect
      And what the SP sent is inspected for "answered"
      Then the SP's logout message is as required

  @req:logout-octets
  Rule: The signature of a query is over its octets as they came

    @lo-redirect-sig-octets @needs-logout-redirect
    Scenario: Escapes in lower case
      Given Alice has signed in
      And the IdP will send "logout-query-lower-case"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out

    @lo-redirect-sig-plus @needs-logout-redirect
    Scenario: A space written as plus sign
      Given Alice has signed in
      And the IdP will send "logout-query-plus-for-space"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out

  @req:logout-octets-altered
  Rule: Escapes that were changed on the way are recorded

    @lo-redirect-sig-altered @needs-logout-redirect
    Scenario: Escapes changed after signing
      Given Alice has signed in
      And the IdP will send "logout-query-escapes-altered"
      When the IdP signs Alice out by HTTP-Redirect
      Then it is recorded

  @req:logout-query-order
  Rule: What else stands in a query does not hinder a logout

    @lo-redirect-sig-order @needs-logout-redirect
    Scenario: Parameters in another order
      Given Alice has signed in
      And the IdP will send "logout-query-reordered"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out

    @lo-redirect-sig-extra @needs-logout-redirect
    Scenario: A parameter that is none of SAML's
      Given Alice has signed in
      And the IdP will send "logout-query-extra"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP signs Alice out

  @req:logout-not-smuggled
  Rule: A second message in a query is not acted upon

    @lo-redirect-sig-smuggle @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: A forged SAMLRequest before the signed one
      Given a LogoutRequest about Bob by HTTP-Redirect leaves Alice signed in
      And Alice has signed in
      And the IdP will send "logout-query-forged-first" naming Bob
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "form_invalid"

    @lo-redirect-sig-smuggle-last @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: A forged SAMLRequest after the signed one
      Given a LogoutRequest about Bob by HTTP-Redirect leaves Alice signed in
      And Alice has signed in
      And the IdP will send "logout-query-forged-last" naming Bob
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "form_invalid"

    @lo-redirect-sig-smuggle-spelled @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: A forged SAMLRequest whose name is spelled with an escape
      Given a LogoutRequest about Bob by HTTP-Redirect leaves Alice signed in
      And Alice has signed in
      And the IdP will send "logout-query-forged-spelled" naming Bob
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "form_invalid"

  @req:logout-parameters-once
  Rule: A query with a parameter twice is refused

    @lo-redirect-sig-twice-relaystate @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: Two RelayState
      Given Alice has signed in
      And the IdP will send "logout-query-relay-state-twice"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "form_invalid"

    @lo-redirect-sig-twice-sigalg @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: Two SigAlg
      Given Alice has signed in
      And the IdP will send "logout-query-algorithm-twice"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "form_invalid"

  @req:logout-relay-state-signed
  Rule: RelayState is signed, too

    @lo-redirect-relaystate-unsigned @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: RelayState added after signing
      Given Alice has signed in
      And the IdP will send "logout-query-relay-state-unsigned"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "signature_invalid"

  @req:logout-no-dtd
  Rule: A logout message has no DOCTYPE

    @lo-doctype @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: A harmless DOCTYPE
      Given Alice has signed in
      And the IdP will send "logout-doctype"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "doctype_forbidden"

    @lo-xxe @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: An external entity
      Given Alice has signed in
      And the IdP will send "logout-external-entity"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "doctype_forbidden"

    @lo-xxe-post @control:lo-idp-post @needs-logout-post
    Scenario: An external entity, by HTTP-POST
      Given Alice has signed in
      And the IdP will send "logout-external-entity"
      When the IdP signs Alice out by HTTP-POST
      Then the SP refuses the logout with "doctype_forbidden"

    @lo-xxe-bomb @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: Entities within entities
      Given Alice has signed in
      And the IdP will send "logout-entity-bomb"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "doctype_forbidden"

  @req:logout-bounded
  Rule: A logout message inflates within bounds

    @lo-deflate-bomb @control:lo-idp-request-basic @needs-logout-redirect
    Scenario: A few thousand octets inflate to eight million
      Given Alice has signed in
      And the IdP will send "logout-deflate-bomb"
      When the IdP signs Alice out by HTTP-Redirect
      Then the SP refuses the logout with "message_too_large"

  @req:logout-no-open-redirect
  Rule: RelayState is no address to go to

    @lo-open-redirect @needs-sign-out
    Scenario: The RelayState of a LogoutResponse is another site
      Given Alice has signed in
      And the IdP will send "logout-relay-state-foreign"
      When Alice signs out at the SP
      And what the SP sent is inspected for "relay-state-not-followed"
      Then the SP's logout message is as required

    @lo-open-redirect-request @needs-logout-redirect
    Scenario: The RelayState of a LogoutRequest is another site
      Given Alice has signed in
      And the IdP will send "logout-relay-state-foreign"
      When the IdP signs Alice out by HTTP-Redirect
      And what the SP sent is inspected for "relay-state-not-followed"
      Then the SP's logout message is as required
