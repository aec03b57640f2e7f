/** What a test asks of an IdP that runs in its own process. */
export {
  createRequestQueue,
  NoRequestError,
  type RequestQueue,
  type TakeRequestOptions,
} from './requests.ts';
export { emissionOf, type ResendOptions, resend } from './resend.ts';
export { armingProblems } from './seed-arming.ts';
export { type Bench, createWorkbench, laboratoryOf, type Workbench, type WorkbenchOptions } from './workbench.ts';
