/** What is measured. */
export { coldStart } from './cold-start.ts';
export { measureBehaviour, measureCases, measureCatalogue, measureDocuments, measureSp } from './conformance.ts';
export { measureIdp } from './idp.ts';
export { measurePeers } from './peers.ts';
export { measureWorkers } from './workers.ts';
