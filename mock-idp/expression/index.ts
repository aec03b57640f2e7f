/** The face of the Okta Expression Language: attribute statements, claims, user name templates, group rules. */
export { type ConditionSubject, conditionHolds, conditionProblem, conditionSubject } from './condition.ts';
export { type AttributeText, claimExpressionProblem, evaluateStatement, fillTemplate } from './statement.ts';
export type { Scope, ScopeGroup, Value } from './value.ts';
