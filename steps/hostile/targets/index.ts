/** Who is attacked. */
export { openMockIdp } from './mock-idp.ts';
export { openReferenceSp } from './reference-sp.ts';
export type { Answer, Target } from './target.ts';
