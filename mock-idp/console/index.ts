/** The face of everything HTML of the identity provider: pages of the SAML face, and the admin console. */
export { type ConsoleOptions, createConsole } from './console.ts';
export { views } from './views/index.tsx';
