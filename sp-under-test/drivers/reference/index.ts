/** The reference SP, driven over HTTP. */
export type { ReferenceControl } from './control.ts';
export { createReferenceDriver, type ReferenceDriver, type ReferenceDriverOptions } from './driver.ts';
