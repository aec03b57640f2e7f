/** The face of the SAML side: its routes, and what it needs from whoever draws its pages. */

export { type AdminFaceParts, createAdminFace } from './admin-face.ts';
export { createClock } from './clock.ts';
export type { FaceDependencies, Logger } from './face-dependencies.ts';
export { type Listener, listen, PortTakenError } from './listen.ts';
export { createSamlFace } from './saml-face.ts';
export type { Addresses, Clock, ConsoleServices } from './services.ts';
export type * from './views.ts';
