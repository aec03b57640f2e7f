/** The face of the organisation: people, apps, assignments, sign-in sessions, mails, log. */
export { OrgError, type OrgErrorCode } from './errors.ts';
export type * from './model.ts';
export type * from './services.ts';
