/** The face of the control API. */
export type { ControlServices } from './api.ts';
export type { OrganisationsControl } from './organisations.ts';
export { controlErrors } from './refuse.ts';

/** The API itself, loaded when somebody administers. */
export const loadControl = () => import('./api.ts');
