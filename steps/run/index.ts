/** A run from beginning to end. */
export { ConfigurationError, type RunOptions, type Terminal } from './options.ts';
export { run } from './run.ts';
export { type OpenStation, openStation } from './stations.ts';
