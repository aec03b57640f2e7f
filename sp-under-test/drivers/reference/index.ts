/** The reference SP, driven over HTTP. */

export { workatoDeclares } from './behaviour.ts';
export type { ReferenceControl } from './control.ts';
export { createReferenceDriver, type ReferenceDriver, type ReferenceDriverOptions } from './driver.ts';
