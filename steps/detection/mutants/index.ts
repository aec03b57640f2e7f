/** The reference SP with one thing wrong at a time, and how to tell whether the catalogue noticed exactly that. */
export { asPredicted, type Difference, difference, type Mutant } from './mutant.ts';
export { mutants } from './mutants.ts';
export { type RefusedVector, type Refuser, refusedVector, refusers } from './refuser.ts';
export { colourOf, type Judged, type Vector, vectorOf, verdictAsMust } from './vector.ts';
