/** The "Create SAML Integration" wizard: a draft, three steps, one app in the end. */
export { ApplicationUsername, customUsernameProblem, readApplicationUsername } from './application-username.tsx';
export {
  applicationUsernames,
  attributeNameFormats,
  authnContextClasses,
  digestAlgorithms,
  encryptionAlgorithms,
  groupFilters,
  keyTransportAlgorithms,
  labelOf,
  nameIdFormats,
  signatureAlgorithms,
  updateUsernameOn,
} from './choices.ts';
export { AssertionPreview } from './preview.tsx';
export { wizardRoutes } from './routes.tsx';
export { draftOfApp, emptyDraft, usernameOf, usernameSettings } from './values.ts';
