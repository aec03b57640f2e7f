import { expect, it } from 'vitest';
import { createMockIdp } from '../mock-idp/index.ts';
import { providerWarnings, schemeWarnings, trustToRemove } from './trust.ts';

const app = (label: string, ssoAcsUrl: string) => ({ label, signOn: { ssoAcsUrl, audience: 'sp' } });

it('the end message names every SP with the key it trusts, and whose key everybody has', async () => {
  const apps = [app('Local', 'http://localhost:9/acs'), app('Remote', 'https://sp.example/acs')];
  const idp = await createMockIdp({ seed: { apps } });
  const [local, remote] = await idp.trusts();
  const lines = trustToRemove(await idp.trusts());
  await idp.close();
  expect(lines).toEqual([
    expect.stringContaining('Remove the trust'),
    '    Local, http://localhost:9/acs',
    `      certificate SHA-256 ${local?.fingerprint} (the demo key: everybody has it)`,
    '    Remote, https://sp.example/acs',
    `      certificate SHA-256 ${remote?.fingerprint}`,
  ]);
  expect(remote?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  expect(trustToRemove([])).toEqual([]);
  // The IdP is at http here: one of the two does not fit.
  expect(schemeWarnings([local, remote].flatMap((trust) => trust ?? []))).toEqual([
    expect.stringMatching(/^ {2}Warning {7}Remote: the SP is at https and the IdP at http:\/\/127/),
  ]);
});

it('the SP warns of an IdP of the other scheme', () => {
  const providers = [
    { name: 'Okta', ssoUrl: 'https://idp.example/sso' },
    { name: 'Plain', ssoUrl: 'http://127.0.0.1:7080/sso' },
  ];
  expect(providerWarnings('http://localhost:7090', providers)).toEqual([
    expect.stringContaining('Okta: the IdP is at https and posts to http://localhost:7090;'),
  ]);
  expect(providerWarnings('https://localhost:7090', providers)).toHaveLength(1);
});
