/** Single sign-on: a request goes out, a Response comes in, and what either party knows of the other. */
export { acsRoutes } from './acs.ts';
export { createMetadataFetcher } from './fetch-metadata.ts';
export { metadataRoutes } from './metadata.ts';
export { ssoStartRoutes } from './sso-start.ts';
export { createFetch } from './trusting-fetch.ts';
