/** What the drop-downs of the wizard offer: the words of the page and what each means on the wire. */
import type { Choice } from '../components/index.ts';
import { email, oktaUsername } from './templates.ts';

export const nameIdFormats: readonly Choice[] = [
  { value: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified', label: 'Unspecified' },
  { value: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress', label: 'EmailAddress' },
  { value: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName', label: 'x509SubjectName' },
  { value: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', label: 'Persistent' },
  { value: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient', label: 'Transient' },
];

export const attributeNameFormats: readonly Choice[] = [
  { value: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified', label: 'Unspecified' },
  { value: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri', label: 'URI Reference' },
  { value: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic', label: 'Basic' },
];

export const applicationUsernames: readonly Choice[] = [
  { value: oktaUsername, label: 'Okta username' },
  { value: email, label: 'Email' },
];

const acClass = (name: string) => `urn:oasis:names:tc:SAML:2.0:ac:classes:${name}`;

export const authnContextClasses: readonly Choice[] = [
  { value: 'urn:federation:authentication:windows', label: 'Integrated Windows Authentication' },
  { value: acClass('Kerberos'), label: 'Kerberos' },
  { value: acClass('Password'), label: 'Password' },
  { value: acClass('PasswordProtectedTransport'), label: 'PasswordProtectedTransport' },
  { value: acClass('TLSClient'), label: 'TLS Client' },
  { value: acClass('unspecified'), label: 'Unspecified' },
  { value: acClass('X509'), label: 'X509 Certificate' },
];

export const signedOrNot: readonly Choice[] = [
  { value: 'signed', label: 'Signed' },
  { value: 'unsigned', label: 'Unsigned' },
];

export const yesOrNo: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

export const appTypes: readonly Choice[] = [
  { value: '', label: 'Choose an app type' },
  { value: 'internal', label: 'This is an internal app that we have created' },
];

/** The words for a value, or the value itself where it was set by other means. */
export function labelOf(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** The choices, and the present value too where it was set by other means: saving a page must not change it. */
export function including(choices: readonly Choice[], value: string): readonly Choice[] {
  return choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value }];
}
