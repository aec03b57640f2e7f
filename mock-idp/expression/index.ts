/** The face of the Okta Expression Language, as far as attribute statements and user name templates need it. */
export { type AttributeText, evaluateStatement, fillTemplate } from './evaluate.ts';
export type { Scope, ScopeGroup, Value } from './value.ts';
