/** A station in a thread of its own, so that the stations of a parallel run share no processor. */
export { openHosted } from './open.ts';
