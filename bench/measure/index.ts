/** What is measured. */
export { measureColdStart } from './cold-start.ts';
export { measureBehaviour, measureCases, measureCatalogue, measureDocuments, measureSp } from './conformance.ts';
export { measureIdp } from './idp.ts';
export { installRivals, startRivals } from './peers.ts';
export { trust } from './responses.ts';
export { authnRequestUrl, openSession, signIn } from './sign-ins.ts';
export { measureWorkers } from './workers.ts';
