/** A run from beginning to end. */
export { ConfigurationError, type RunOptions, type Terminal } from './options.ts';
export { type PreflightOptions, pageWhenSignedIn, preflight } from './preflight.ts';
export { run } from './run.ts';
export { type OpenStation, openStation } from './stations.ts';
