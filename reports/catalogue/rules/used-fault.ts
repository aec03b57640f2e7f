import { faultsOf } from '../case.ts';
import { type Rule, whereIs } from './rule.ts';

/** A fault nobody sends proves nothing; a fault nobody registered cannot be sent. */
export const usedFault: Rule = {
  name: 'used-fault',
  check: ({ scenarios, faultNames, faultsWithoutCase }) => {
    if (faultNames === undefined) return [];
    const used = new Set(scenarios.flatMap(faultsOf));
    const unknown = scenarios.flatMap((scenario) =>
      faultsOf(scenario)
        .filter((name) => !faultNames.includes(name))
        .map((name) => ({
          where: whereIs(scenario),
          message: `arms the fault ${name}, which the registry does not hold`,
        })),
    );
    const list = 'features/conformance/faults-without-case.json';
    const unused = faultNames
      .filter((name) => !used.has(name) && (faultsWithoutCase.get(name) ?? '') === '')
      .map((name) => ({ where: list, message: `fault ${name} is used by no case and not listed here with a reason` }));
    const stale = [...faultsWithoutCase.keys()]
      .filter((name) => used.has(name) || !faultNames.includes(name))
      .map((name) => ({ where: list, message: `${name} is listed, yet it is used by a case or no longer registered` }));
    return [...unknown, ...unused, ...stale];
  },
};
