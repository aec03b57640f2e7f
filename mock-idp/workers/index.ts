/** The face of the workers: several processes behind one SAML port. Loaded by whoever asks for more than one. */
export { type FleetOptions, openFleet } from './fleet.ts';
export { serveAsWorker } from './worker.ts';
