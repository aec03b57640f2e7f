import type { Exceptions } from './mutant.ts';

/** Cases that name no reason code, or another one, and turn red all the same when this check is off. */
export const alsoRed: Readonly<Record<string, Exceptions>> = {};

/** What stays out when every check is off. */
export const allOffStays: Exceptions = {};

/** Checks that no case can tell from their absence. */
export const unseen: Readonly<Record<string, string>> = {};
