import { switchableReasons } from '../../../sp-under-test/index.ts';
import { allOffAlso, allOffStays, alsoRed, staysGreen, unseen } from './exceptions.ts';
import type { Mutant } from './mutant.ts';

/** One check off at a time: exactly the cases that name its reason code notice, by an open door or by the missing code. */
const oneOff: readonly Mutant[] = switchableReasons.map((code) => ({
  name: `without ${code}`,
  off: [code],
  turnsRed: ({ expectedReason }) => expectedReason === code,
  also: alsoRed[code] ?? {},
  stays: staysGreen[code] ?? {},
  ...(unseen[code] === undefined ? {} : { unseen: unseen[code] }),
}));

/** Every check off: what a check refused gets in, and nobody who may come in stays out. */
const acceptAll: Mutant = {
  name: 'accept-all',
  off: switchableReasons,
  turnsRed: ({ expected, reason }) =>
    (expected === 'reject' || expected === 'unforged') && reason !== null && switchableReasons.includes(reason),
  also: allOffAlso,
  stays: allOffStays,
};

/** Every way in which the reference SP is weakened. */
export const mutants: readonly Mutant[] = [...oneOff, acceptAll];
