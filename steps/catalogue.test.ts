import { describe, expect, it } from 'vitest';
import { faultNames } from '../mock-idp/index.ts';
import { loadCatalogue } from '../reports/index.ts';
import { createReferenceDriver } from '../sp-under-test/drivers/index.ts';
import { reasonCodes } from '../sp-under-test/index.ts';

describe('what the reference SP declares', () => {
  it('deviates from requirements that there are, by a decision', () => {
    const { requirements } = loadCatalogue();
    const { deviations = [] } = createReferenceDriver({ url: 'http://localhost', controlToken: '' });
    expect(deviations.map(({ requirement }) => requirement).filter((id) => !requirements.has(id))).toEqual([]);
    for (const { decision } of deviations) expect(decision).toMatch(/^D-\d\d$/);
    // What core or security demands is no matter of choice.
    const demanded = deviations.filter(({ requirement }) => {
      const { core, security } = requirements.get(requirement)?.obligation ?? {};
      return core === 'MUST' || security === 'MUST';
    });
    expect(demanded).toEqual([]);
  });
});

describe('the catalogue against the two closed registries', () => {
  it('uses every fault or says why not, and names no reason code that the reference SP does not have', () => {
    const catalogue = loadCatalogue({ faultNames, reasonCodes });
    expect(catalogue.cases.length).toBeGreaterThan(250);
  });

  it('refuses a registry with a fault that no case uses', () => {
    expect(() => loadCatalogue({ faultNames: [...faultNames, 'never-used'], reasonCodes })).toThrow(/never-used/);
  });

  it('refuses a scenario whose reason code is gone', () => {
    const without = reasonCodes.filter((code) => code !== 'audience_mismatch');
    expect(() => loadCatalogue({ faultNames, reasonCodes: without })).toThrow(/audience_mismatch/);
  });
});
