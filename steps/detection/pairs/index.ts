/** Library versions with a published weakness, beside those that mend it. */
export { type Installation, nameOf, type Pair } from './pair.ts';
export { pairs } from './pairs.ts';
