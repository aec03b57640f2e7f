import type { Exceptions } from './mutant.ts';

const nothingLeft = 'Nothing is left to go on with, so it is refused for the same reason all the same.';
const notRead = 'What is read is the genuine part, whether or not the forged one is objected to.';
const showsByNextKey =
  'The metadata is refused, but a Response by the key that it names gets in: no signature is looked at any more.';
const onlyThis = 'It names no reason, and this check alone keeps the forged part out.';

/** Cases that name no reason code, or another one, and turn red all the same when this check is off. */
export const alsoRed: Readonly<Record<string, Exceptions>> = {
  xml_invalid: { 'xs-two-roots-last': onlyThis },
  assertion_count_invalid: { 'xs-forged-last/A': onlyThis, 'xs-two-users-both-signed/R': onlyThis },
  signature_missing: { 'en-unsigned-inside': onlyThis },
  signature_reference_invalid: { 'sg-foreign-in-object': onlyThis },
  signature_invalid: {
    'sg-cross-type-reuse': onlyThis,
    'se-bad-response-keeps-session': 'It names no reason, and the bad Response opens a session of its own.',
    'mdc-signed-metadata-tampered': showsByNextKey,
    'mdc-metadata-unsigned': showsByNextKey,
    'mdc-metadata-wrong-signer': showsByNextKey,
    'mdc-validuntil-past': showsByNextKey,
    'mdc-dtd-xxe': showsByNextKey,
    'mdc-tls-untrusted': showsByNextKey,
  },
  attribute_name_collision: { 'at-nameformat-distinct': 'It names no reason, and two attributes become one.' },
  assertion_replayed: { 'rpl-concurrent': 'It names no reason: one of two deliveries at once must be refused.' },
};

/** Cases that name the reason code and stay green when its check is off. */
export const staysGreen: Readonly<Record<string, Exceptions>> = {
  form_invalid: { 'bn-param-missing': nothingLeft },
  xml_invalid: { 'en-content-text': nothingLeft, 'xm-json': nothingLeft },
  root_element_unexpected: {
    'rp-wrong-message': nothingLeft,
    'rp-bare-assertion': nothingLeft,
    'xm-wrong-namespace': nothingLeft,
    'rp-saml1-namespace': nothingLeft,
    'xm-namespace-case': nothingLeft,
  },
  assertion_count_invalid: { 'st-success-no-assertion': nothingLeft },
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
  message_too_deep: 'So deep a message is too large as well, and its case asks for nothing but survival.',
  signature_coverage_insufficient:
    'Whoever hides a Signature hides an Assertion with it, or breaks the order of elements: other checks refuse both. A stray Signature alone forges nothing.',
  required_signature_missing:
    'The SP as it is certified requires no particular signature; the behaviour feature about encryption has it require one, and names this reason.',
  logout_status_not_success:
    'Whatever the IdP answers, the SP signed the person out before: no answer can be one that it should not have taken.',
};
