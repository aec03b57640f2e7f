/** How an SP is judged beyond SAML: what it declares, and what a vendor's module lets the judge see and arrange. */
export { type Account, type AdapterMember, adapterMembers, type NewAccount, type SutAdapter } from './adapter.ts';
export type { Behaviour, DeclaredBehaviour, DeclaredGroups } from './declared.ts';
export { loadAdapter } from './load.ts';
export { type ScimAddress, scimReader } from './scim.ts';
