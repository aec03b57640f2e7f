/** What the SP sends and publishes, collected once, and one small rule for each thing that is required of it. */
export { authnRequestRules } from './authn-request/index.ts';
export { decodeRequest } from './decode.ts';
export type { Evidence } from './evidence.ts';
export { gather, type Surroundings } from './gather.ts';
export {
  askedWhereNamed,
  type IdpWish,
  readPublished,
  signedAsDeclared,
  signedWhereWanted,
  toldWhereNamed,
} from './idp-wishes.ts';
export type { Result, Rule, Shown } from './result.ts';
export { spMetadataRules } from './sp-metadata/index.ts';
