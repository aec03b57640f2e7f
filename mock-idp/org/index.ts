/** The face of the organisation: people, apps, assignments, sign-in sessions, mails, log. */

export { keyKindOf } from './app-keys.ts';
export {
  attributeNameFormats,
  authnContextClasses,
  nameIdFormats,
  settingsOf,
  userNameTemplates,
  usualBeyondOkta,
  usualExtras,
} from './app-settings.ts';
export { sketchOf } from './applications.ts';
export { userNameOf } from './assignments.ts';
export { baseAttributes, requiredAttributes } from './base-profile.ts';
export { createOrg } from './create-org.ts';
export type { Keyring, NewKey, OrgDependencies } from './dependencies.ts';
export { OrgError, type OrgErrorCode } from './errors.ts';
export { groupFilter } from './group-filter.ts';
export { newId, type Random, randomLetters } from './ids.ts';
export { createKeyring, storedKeys } from './keyring.ts';
export { failuresUntilLockOut } from './life-cycle.ts';
export { type Logo, type Logos, largestLogo, logoProblem } from './logos.ts';
export { type MetadataWish, metadataOf, planMetadata } from './metadata.ts';
export type * from './model.ts';
export { hashPassword } from './password.ts';
export type * from './services.ts';
export { importSpMetadata, type SpImport, type SpImportNotice } from './sp-import.ts';
export {
  bareCertificate,
  digestAlgorithms,
  encryptionAlgorithms,
  isRsaCertificate,
  keyTransportAlgorithms,
  signatureAlgorithms,
} from './sp-trust.ts';
export { actorOf, record, targetApp, targetGroup, targetUser } from './system-log.ts';
