import { describe, expect, it } from 'vitest';
import { faultNames } from '../mock-idp/index.ts';
import { loadCatalogue } from '../reports/index.ts';
import { reasonCodes } from '../sp-under-test/index.ts';

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
