/** Behaviour scenarios that any SP can be held to: by what it declares, and by what must hold for all. */
export { AnySp } from './any-sp.ts';
export { whyNot } from './applicable.ts';
export { groupTricks } from './group-tricks.ts';
