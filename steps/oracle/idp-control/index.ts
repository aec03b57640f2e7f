/** The judge's hand on the mock IdP: what it tells the control face, and what that answers. */
export * from './contracts.ts';
export { IdpControl } from './control.ts';
