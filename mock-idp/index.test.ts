import { afterEach, expect, test } from 'vitest';
import { createMockIdp, type MockIdp, PortTakenError, SeedError } from './index.ts';

const running: MockIdp[] = [];
afterEach(async () => {
  for (const idp of running.splice(0)) await idp.close();
});

test('two of them live side by side on free ports', async () => {
  running.push(await createMockIdp(), await createMockIdp());
  const urls = running.flatMap(({ samlUrl, adminUrl }) => [samlUrl, adminUrl]);
  expect(new Set(urls).size).toBe(4);
  for (const url of urls) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(new Set(running.map(({ controlToken }) => controlToken)).size).toBe(2);
});

test.each(['samlPort', 'adminPort'] as const)(
  'a taken %s is said in one sentence, and nothing keeps running',
  async (option) => {
    const idp = await createMockIdp();
    running.push(idp);
    const port = Number(new URL(idp.samlUrl).port);
    const attempt = createMockIdp({ [option]: port });
    await expect(attempt).rejects.toThrow(PortTakenError);
    await expect(attempt).rejects.toMatchObject({ code: 'port_taken', port });
    await expect(attempt).rejects.toThrow(new RegExp(`Port ${port} .* ${option} `));
  },
);

test('a bad seed is refused with everything that is wrong', async () => {
  const attempt = createMockIdp({
    seed: {
      people: [{ login: 'alice@example.com' }, { login: 'Alice@example.com', firstName: 'A', lastName: 'B' }],
      apps: [{ label: 'Portal', assignments: [{ login: 'nobody@example.com' }] }],
    },
  });
  await expect(attempt).rejects.toThrow(SeedError);
  await expect(attempt).rejects.toMatchObject({
    code: 'seed_invalid',
    problems: expect.arrayContaining([
      expect.objectContaining({ path: '/people/0/firstName' }),
      expect.objectContaining({ path: '/people/1/login' }),
      expect.objectContaining({ path: '/apps/0/signOn/audience' }),
      expect.objectContaining({ path: '/apps/0/assignments/0/login' }),
    ]),
  });
});

test('the console answers under /admin', async () => {
  const idp = await createMockIdp();
  running.push(idp);
  const page = await fetch(`${idp.adminUrl}/admin`);
  expect(await page.text()).toContain('Sign In');
});

test('a closed one is gone', async () => {
  const idp = await createMockIdp();
  await fetch(`${idp.samlUrl}/login/login.htm`);
  await idp.close();
  await expect(fetch(`${idp.samlUrl}/login/login.htm`)).rejects.toThrow();
});
