/** The "Create SAML Integration" wizard: a draft, three steps, one app in the end. */
export {
  applicationUsernames,
  attributeNameFormats,
  authnContextClasses,
  digestAlgorithms,
  encryptionAlgorithms,
  keyTransportAlgorithms,
  labelOf,
  nameIdFormats,
  signatureAlgorithms,
} from './choices.ts';
export { createDrafts, type Drafts } from './draft.ts';
export { wizardRoutes } from './routes.tsx';
export { draftOfApp, emptyDraft } from './values.ts';
