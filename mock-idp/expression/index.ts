/** The face of the Okta Expression Language: attribute statements, claims, user name templates. */
export { type AttributeText, claimExpressionProblem, evaluateStatement, fillTemplate } from './statement.ts';
export type { Scope, ScopeGroup, Value } from './value.ts';
