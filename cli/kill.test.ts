/**
 * What was acknowledged is there after `kill -9`: either party runs from the build in a process of its own, is written
 * to without a pause, is killed at a random moment and started again over the same data, over and over.
 * `ASSAY_KILLS=300 npx vitest run cli/kill.test.ts` kills each of them 300 times.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Child, startChild } from './testing/child.ts';

const rounds = Number(process.env.ASSAY_KILLS ?? 8);
const timeLimit = 60_000 + rounds * 20_000;
/** A process is killed within so many times what its first write took: on a busy machine a write takes longer. */
const longest = 4;

/** Writes one thing after the other; every acknowledged one is in the ledger before the next begins. */
interface Subject {
  command: readonly string[];
  write(child: Child): Promise<void>;
  check(child: Child): Promise<void>;
  acknowledged(): number;
}

async function killOverAndOver({ acknowledged, check, command, write }: Subject): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'assay-kill-'));
  const start = () => startChild(...command, '--data', directory);
  let child = await start();
  let cutShort = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      if (await killedWhile(child, write)) cutShort += 1;
      child = await start();
      await check(child);
    }
  } finally {
    await child.kill();
    rmSync(directory, { recursive: true });
  }
  console.info(`${command[0]}: killed ${rounds} times, ${cutShort} in the middle of a write, ${acknowledged()} there`);
  expect(acknowledged()).toBeGreaterThan(rounds);
  // Otherwise nobody was ever killed in the middle of anything.
  expect(cutShort).toBeGreaterThan(0);
}

/** Writes once, goes on until a random moment, then kills. Answers whether a write was cut short by it. */
async function killedWhile(child: Child, write: Subject['write']): Promise<boolean> {
  let killed = false;
  let cutShort = false;
  const began = performance.now();
  await write(child);
  const moment = Math.random() * longest * (performance.now() - began);
  const kill = new Promise<void>((resolve) => setTimeout(resolve, moment)).then(() => {
    killed = true;
    return child.kill();
  });
  while (!killed) {
    try {
      await write(child);
    } catch (error) {
      // Only because the process died under it: this one was never acknowledged.
      if (!killed) throw error;
      cutShort = true;
    }
  }
  await kill;
  return cutShort;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
const list = (value: unknown, name: string): readonly unknown[] => {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
};
const text = (value: unknown, name: string): string => String(field(value, name));

describe.concurrent('an acknowledged change survives kill -9', () => {
  it('at the mock IdP: people, apps, keys, assignments', { timeout: timeLimit }, async ({ expect }) => {
    const people = new Map<string, string>();
    const apps = new Map<string, string>();
    const assigned = new Map<string, boolean>();
    let number = 0;
    const app = (label: string, login: string) => ({
      label,
      // Not on loopback, so that it gets a key of its own.
      signOn: { ssoAcsUrl: `https://${label}.example/acs`, audience: label },
      assignments: [{ login }],
    });
    await killOverAndOver({
      command: ['idp', '--saml-port', '0', '--admin-port', '0'],
      acknowledged: () => people.size + apps.size,
      write: async (child) => {
        number += 1;
        const login = `person-${number}@example.com`;
        const person = { login, firstName: 'Person', lastName: `${number}` };
        const withApp = number % 10 === 0;
        const answer = await child.control('PATCH', '/organisation', {
          people: [person],
          ...(withApp && { apps: [app(`app-${number}`, login)] }),
        });
        people.set(login, text(list(answer, 'people')[0], 'id'));
        if (!withApp) return;
        apps.set(`app-${number}`, text(list(answer, 'apps')[0], 'certificate'));
        assigned.set(`app-${number}`, true);
        if (number % 20 !== 0) return;
        // From here until it is acknowledged, either is right.
        assigned.delete(`app-${number}`);
        await child.control('DELETE', `/organisation/apps/app-${number}/assignments/${login}`);
        assigned.set(`app-${number}`, false);
      },
      check: async (child) => {
        const state = await child.control('GET', '/organisation');
        const found = new Map(list(state, 'people').map((one) => [text(one, 'login'), text(one, 'id')]));
        expect([...people].filter(([login, id]) => found.get(login) !== id)).toEqual([]);
        for (const [label, still] of assigned) {
          const one = list(state, 'apps').find((candidate) => text(candidate, 'label') === label);
          expect([label, list(one, 'assignments').length]).toEqual([label, still ? 1 : 0]);
        }
        const names = [...apps.keys()].map((label) => ({ label }));
        const answer = await child.control('PATCH', '/organisation', { apps: names });
        const certificates = list(answer, 'apps').map((one) => [text(one, 'label'), text(one, 'certificate')]);
        expect(certificates).toEqual([...apps]);
        expect(new Set(apps.values()).size).toBe(apps.size);
      },
    });
  });

  it('at the reference SP: end users, groups, deletions', { timeout: timeLimit }, async ({ expect }) => {
    const users = new Map<string, boolean>();
    let number = 0;
    await killOverAndOver({
      command: ['sp', '--port', '0'],
      acknowledged: () => users.size,
      write: async (child) => {
        number += 1;
        const email = `user-${number}@example.com`;
        const group = `Group ${number}`;
        await child.control('PATCH', '/workspace', {
          groups: [{ environment: 'DEV', name: group }],
          endUsers: [
            { email, name: `User ${number}`, environments: ['DEV'], groups: [{ environment: 'DEV', name: group }] },
          ],
        });
        users.set(email, true);
        if (number % 5 !== 0) return;
        users.delete(email);
        await child.control('DELETE', `/workspace/end-users/${email}`);
        users.set(email, false);
      },
      check: async (child) => {
        const state = await child.control('GET', '/workspace');
        const found = new Map(
          list(state, 'endUsers').map((one) => [
            text(one, 'email'),
            list(one, 'groups').map((group) => text(group, 'name')),
          ]),
        );
        const lost = [...users].filter(([email, there]) => {
          const groups = found.get(email);
          return there ? !groups?.includes(`Group ${email.match(/\d+/)?.[0]}`) : groups !== undefined;
        });
        expect(lost).toEqual([]);
      },
    });
  });
});
