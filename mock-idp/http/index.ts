/** The face of the SAML side: its routes, and what it needs from whoever draws its pages. */
export type { Addresses, Clock, ConsoleServices } from './services.ts';
export type * from './views.ts';
