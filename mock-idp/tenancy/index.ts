/** The face of tenancy: several organisations in one process, each reached by path and by host. */
export { type House, openHouse } from './house.ts';
export type { MockOrganisation } from './organisation.ts';
export { createReadAsked, ProxyError } from './proxy.ts';
export { PublicUrlError, readPublicUrl } from './public-url.ts';
export type { NewOrganisation, Organisations } from './registry.ts';
export type { Trust } from './trusts.ts';
