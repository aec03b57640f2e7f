/** The line that makes a Response: plan → compose → seal → encode, with faults at their points. */
export { attributeStatement, composeAssertion, composeResponse, unsignedAssertion } from './compose.ts';
export { encode } from './encode.ts';
export { createMessageIds } from './ids.ts';
export { type IssuedResponse, type IssuePorts, issueResponse, sealingMode } from './issue.ts';
export { type ErrorPlanInput, type PlanInput, planErrorResponse, planResponse } from './plan.ts';
export { seal } from './seal.ts';
