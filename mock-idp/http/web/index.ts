/** HTTP as the SAML face needs it, on node:http. */
export { redirect, send } from './answers.ts';
export { HttpProblem } from './http-problem.ts';
export { protect } from './protective-headers.ts';
export { Request } from './request.ts';
export { createRouter, type Route } from './router.ts';
