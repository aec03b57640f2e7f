import { createRequire } from 'node:module';
import type { Vendor } from './vendor.ts';

const require = createRequire(import.meta.url);
const read = (name: string): Vendor => require(`#package/mock-idp/vendors/presets/${name}.json`);

/** Names of the presets beside Okta, in the order of the menus. */
export const vendorNames = ['entra-id', 'ad-fs', 'google', 'onelogin'] as const;

/** A vendor by name; none for Okta, whose messages are the IdP's own. */
export function findVendor(name: string | undefined): Vendor | undefined {
  const known = vendorNames.find((candidate) => candidate === name);
  return known && read(known);
}

/** Every vendor. */
export const vendors = (): Vendor[] => vendorNames.map(read);
