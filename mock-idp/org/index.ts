/** The face of the organisation: people, apps, assignments, sign-in sessions, mails, log. */

export { keyKindOf } from './apps/app-keys.ts';
export {
  attributeNameFormats,
  authnContextClasses,
  nameIdFormats,
  settingsOf,
  userNameTemplates,
  usualBeyondOkta,
  usualExtras,
} from './apps/app-settings.ts';
export { sketchOf } from './apps/applications.ts';
export { userNameOf } from './apps/assignments.ts';
export { groupFilter } from './apps/group-filter.ts';
export { createKeyring, storedKeys } from './apps/keyring.ts';
export { type Logo, type Logos, largestLogo, logoProblem } from './apps/logos.ts';
export { type MetadataWish, metadataOf, planMetadata } from './apps/metadata.ts';
export { importSpMetadata, type SpImport, type SpImportNotice } from './apps/sp-import.ts';
export {
  bareCertificate,
  digestAlgorithms,
  encryptionAlgorithms,
  isRsaCertificate,
  keyTransportAlgorithms,
  signatureAlgorithms,
} from './apps/sp-trust.ts';
export { createOrg } from './create-org.ts';
export type { Keyring, NewKey, OrgDependencies } from './dependencies.ts';
export { OrgError, type OrgErrorCode } from './errors.ts';
export { newId, type Random, randomLetters } from './ids.ts';
export type * from './model.ts';
export { baseAttributes, requiredAttributes } from './people/base-profile.ts';
export { failuresUntilLockOut } from './people/life-cycle.ts';
export { hashPassword, passwordRequirements } from './people/password.ts';
export type * from './services.ts';
export { actorOf, record, targetApp, targetGroup, targetUser } from './system-log.ts';
