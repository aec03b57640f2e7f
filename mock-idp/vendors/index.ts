/** Products beside Okta whose messages an app can imitate, as data that says what it imitates and from where. */
export { asVendor } from './as-vendor.ts';
export { findVendor, vendorNames, vendors } from './registry.ts';
export type { Vendor, VendorLook } from './vendor.ts';
