import type { Exceptions } from './mutant.ts';

const nothingLeft = 'Nothing is left to go on with, so it is refused for the same reason all the same.';
const notRead = 'What is read is the genuine part, whether or not the forged one is objected to.';
const onlyThis = 'It names no reason, and this check alone keeps the forged part out.';

/** Cases that name no reason code, or another one, and turn red all the same when this check is off. */
export const alsoRed: Readonly<Record<string, Exceptions>> = {
  xml_invalid: { 'xs-two-roots-last': onlyThis },
  assertion_count_invalid: { 'xs-forged-last/A': onlyThis, 'xs-two-users-both-signed/R': onlyThis },
  signature_missing: { 'en-unsigned-inside': onlyThis },
  signature_reference_invalid: { 'sg-foreign-in-object': onlyThis },
  signature_invalid: { 'sg-cross-type-reuse': onlyThis },
  attribute_name_collision: { 'at-nameformat-distinct': 'It names no reason, and two attributes become one.' },
  assertion_replayed: { 'rpl-concurrent': 'It names no reason: one of two deliveries at once must be refused.' },
};

/** Cases that name the reason code and stay green when its check is off. */
export const staysGreen: Readonly<Record<string, Exceptions>> = {
  form_invalid: { 'bn-param-missing': nothingLeft },
  name_id_missing: { 'ni-baseid': nothingLeft },
  xml_invalid: { 'en-content-text': nothingLeft, 'xm-json': nothingLeft },
  root_element_unexpected: {
    'rp-wrong-message': nothingLeft,
    'rp-bare-assertion': nothingLeft,
    'xm-wrong-namespace': nothingLeft,
    'rp-saml1-namespace': nothingLeft,
    'xm-namespace-case': nothingLeft,
  },
  assertion_count_invalid: { 'st-success-no-assertion': nothingLeft },
  decryption_failed: {
    'en-unregistered-key': nothingLeft,
    'en-ciphertext-tampered': nothingLeft,
    'en-nonce-tampered': nothingLeft,
    'en-body-tampered': nothingLeft,
    'en-tag-truncated': nothingLeft,
  },
  decrypted_content_unexpected: { 'en-nested-encryption': nothingLeft },
};

/** What stays out when every check is off. */
export const allOffStays: Exceptions = {
  ...Object.assign({}, ...Object.values(staysGreen)),
  'en-encrypted-then-plain-decoy': 'Only one of the two Assertions is opened, the genuine one.',
  'xs-nameid-child': notRead,
  'xs-two-nameids': notRead,
  'xs-encrypted-plus-plain': notRead,
  'xs-forged-encrypted': notRead,
  'xs-7/R': notRead,
  'xs-7/AR': notRead,
  'xs-signed-error-decoy': notRead,
  'xs-two-roots-assertion': notRead,
  'xs-roundtrip/R': notRead,
  'xs-roundtrip/AR': notRead,
  'bn-get-acs': 'The address takes no GET at all, before any check.',
  'bn-get-acs-deflated': 'The address takes no GET at all, before any check.',
};

/** Cases about something else than a refusal by a check that turn red when every check is off. */
export const allOffAlso: Exceptions = {
  'at-nameformat-distinct': 'Two attributes become one.',
  'mdc-tls-untrusted': 'The metadata is not taken, but no signature is asked for any more, whichever key made it.',
  'rpl-concurrent': 'Both of two deliveries at once are taken.',
  'se-bad-response-keeps-session': 'The bad Response opens a session of its own.',
};

/** Checks that no case can tell from their absence. */
export const unseen: Readonly<Record<string, string>> = {
  message_too_deep: 'The case is about survival, and the SP survives without its limit, too.',
  encrypted_layout_invalid: 'No case names this reason.',
  signature_coverage_insufficient:
    'What is read is only what was verified, so a forgery beside it is not read even then.',
  required_signature_missing: 'The SP as it is certified requires no particular signature.',
  logout_message_unexpected: 'No case names this reason.',
  logout_id_invalid: 'No case names this reason.',
  logout_name_id_invalid: 'A session that does not match is left alone in any case.',
  logout_session_index_invalid: 'A session that does not match is left alone in any case.',
  logout_status_not_success: 'No case names this reason.',
  metadata_too_large: 'No case names this reason.',
  metadata_not_xml: 'No case names this reason.',
  metadata_no_idp: 'No case names this reason.',
  metadata_several_idps: 'No case names this reason.',
  metadata_entity_id_missing: 'No case names this reason.',
  metadata_sso_service_missing: 'No case names this reason.',
  metadata_sso_service_invalid: 'No case names this reason.',
  metadata_certificate_missing: 'No case names this reason.',
  metadata_certificate_invalid: 'No case names this reason.',
  metadata_key_weak: 'No case names this reason.',
};
