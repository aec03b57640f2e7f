/** What the drop-downs of the wizard offer: the organisation's choices, and the page's own words. */
import {
  attributeNameFormats as attributeNameFormatUrns,
  authnContextClasses as authnContextClassUrns,
  digestAlgorithms as digestAlgorithmKeys,
  encryptionAlgorithms as encryptionAlgorithmKeys,
  type GroupFilter,
  keyTransportAlgorithms as keyTransportAlgorithmKeys,
  nameIdFormats as nameIdFormatUrns,
  signatureAlgorithms as signatureAlgorithmKeys,
  userNameTemplates,
} from '../../org/index.ts';
import type { Choice } from '../components/index.ts';

const choices = (values: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(values).map(([label, value]) => ({ value, label }));

export const nameIdFormats = choices(nameIdFormatUrns);
export const attributeNameFormats = choices(attributeNameFormatUrns);
export const authnContextClasses = choices(authnContextClassUrns);

/** Values of "Application username" that are no template. */
export const customUsername = 'custom';
export const noUsername = 'none';
export const applicationUsernames: readonly Choice[] = [
  ...choices(userNameTemplates),
  { value: customUsername, label: 'Custom' },
  { value: noUsername, label: '(None)' },
];

export const updateUsernameOn: readonly Choice[] = [
  { value: 'create-and-update', label: 'Create and update' },
  { value: 'create-only', label: 'Create only' },
];

/** "Filter" of a group attribute statement. */
export const groupFilters: readonly (Choice & { value: GroupFilter })[] = [
  { value: 'STARTS_WITH', label: 'Starts with' },
  { value: 'EQUALS', label: 'Equals' },
  { value: 'CONTAINS', label: 'Contains' },
  { value: 'REGEX', label: 'Matches regex' },
];

export const signatureAlgorithms = choices(signatureAlgorithmKeys);
export const digestAlgorithms = choices(digestAlgorithmKeys);
export const encryptionAlgorithms = choices(encryptionAlgorithmKeys);
export const keyTransportAlgorithms = choices(keyTransportAlgorithmKeys);

export const encryptedOrNot: readonly Choice[] = [
  { value: 'unencrypted', label: 'Unencrypted' },
  { value: 'encrypted', label: 'Encrypted' },
];

export const logoutBindings: readonly Choice[] = [
  { value: 'POST', label: 'Post' },
  { value: 'REDIRECT', label: 'Redirect' },
];

/** The key among these that was chosen; the first one for a value that is none of them. */
export function chosen<T extends string>(keys: Readonly<Record<string, T>>, value: string, otherwise: T): T {
  return Object.values(keys).find((key) => key === value) ?? otherwise;
}

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
export function labelOf(offered: readonly Choice[], value: string): string {
  return offered.find((choice) => choice.value === value)?.label ?? value;
}

/** The choices, and the present value too where it was set by other means: saving a page must not change it. */
export function including(offered: readonly Choice[], value: string): readonly Choice[] {
  return offered.some((choice) => choice.value === value) ? offered : [...offered, { value, label: value }];
}
