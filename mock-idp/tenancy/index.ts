/** The face of tenancy: several organisations in one process, each reached by path and by host. */
export { type Bases, createBases } from './bases.ts';
export { createFront, type Fronted } from './front.ts';
export { type House, openHouse, type Sharing } from './house.ts';
export type { MockOrganisation, OpenOrganisation } from './organisation.ts';
export { createReadAsked, ProxyError, type ReadAsked } from './proxy.ts';
export { basePathOf, PublicUrlError, readPublicUrl } from './public-url.ts';
export { createRandom } from './random.ts';
export type { NewOrganisation, Organisations } from './registry.ts';
export type { Trust } from './trusts.ts';
