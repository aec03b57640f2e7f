/** `assay idp --workers 3`, as people run it: from outside nobody can tell it from one process, except that it is several. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../mock-idp/http/testing/browser.ts';
import { authnRequest, password, redirectUrl, seed } from '../mock-idp/http/testing/idp.ts';
import { type Child, startChild } from './testing/child.ts';
import { workers, workersWarning } from './workers.ts';

const alice = 'alice@example.com';
const slow = { timeout: 120_000 };
const command = ['idp', '--workers', '3', '--unattended', '--saml-port', '0', '--admin-port', '0'];

interface Answer {
  status: number;
  body: string;
}

/** One request; unless said otherwise over a connection of its own, which goes to the next worker. */
function visit(url: string, headers: Record<string, string> = {}, agent: Agent | false = false): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('error', reject).on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject).end();
  });
}

const asAlice = { 'x-assay-person': alice };
const cookieOf = (browser: Browser) => ({ cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; ') });
const times = <T>(count: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)));

/** The Response of a page, decoded; undefined for any other page. */
function responseOf({ body }: Answer): string | undefined {
  const value = /name="SAMLResponse"\s+value="([^"]+)"/.exec(body)?.[1];
  return value === undefined ? undefined : Buffer.from(value.replaceAll('&#43;', '+'), 'base64').toString('utf8');
}

interface Traced {
  id: string;
  kind: string;
  request?: { id: string };
  emitted?: { responseId: string; faults: { name: string }[] };
}

interface App {
  ssoUrl: string;
  metadataUrl: string;
  idpInitiatedUrl: string;
}

async function appOf(child: Child): Promise<App> {
  const answer = await child.control('PATCH', '/organisation', { ...seed, apps: seed.apps });
  return (answer as { apps: [App] }).apps[0];
}

const traceOf = async (child: Child) => (await child.control('GET', '/trace')) as Traced[];
/** Number of the worker that opened an exchange; undefined for the process that holds everything. */
const workerOf = ({ id }: Traced) => /^exchange-(\d+)\./.exec(id)?.[1];
const workersOf = async (child: Child) => new Set((await traceOf(child)).map(workerOf));
/** Process ids of its children. */
const childrenOf = ({ pid }: Child) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');

/** Makes a change while one worker sleeps, and wakes him a while later; answers whether it was acknowledged before that. */
async function early(child: Child, change: () => Promise<unknown>): Promise<boolean> {
  const [sleeper = ''] = childrenOf(child);
  let acknowledged = false;
  process.kill(Number(sleeper), 'SIGSTOP');
  try {
    const over = change().then(() => {
      acknowledged = true;
    });
    await pause(500);
    const before = acknowledged;
    process.kill(Number(sleeper), 'SIGCONT');
    await over;
    return before;
  } finally {
    process.kill(Number(sleeper), 'SIGCONT');
  }
}

async function signedIn(url: string): Promise<Browser> {
  const browser = new Browser();
  const page = await browser.signIn(await browser.open(url), alice, password);
  expect(responseOf(page)).toContain(alice);
  return browser;
}

describe('three workers', () => {
  let idp: Child;
  let app: App;
  const question = (id: string) => redirectUrl(app.ssoUrl, authnRequest({ id }));
  beforeAll(async () => {
    idp = await startChild(...command);
    app = await appOf(idp);
    await idp.control('POST', '/snapshot');
  }, 120_000);
  beforeEach(async () => {
    await idp.control('POST', '/restore', { id: 'snapshot-1' });
  });
  afterAll(() => idp.kill());

  it('serve one port in turns, and the trace holds every exchange exactly once', slow, async () => {
    const before = (await traceOf(idp)).length;
    const answers = await times(90, (i) => visit(question(`_turn-${i}`), asAlice));
    const responses = answers.map(responseOf).map((xml) => /<saml2p:Response [^>]*\bID="([^"]+)"/.exec(xml ?? '')?.[1]);
    const trace = (await traceOf(idp)).slice(0, -before || undefined);
    expect(trace).toHaveLength(90);
    expect(new Set(trace.map(({ id }) => id)).size).toBe(90);
    expect(trace.map(({ emitted }) => emitted?.responseId).sort()).toEqual([...responses].sort());
    expect(trace.map((one) => one.request?.id).sort()).toEqual(answers.map((_, i) => `_turn-${i}`).sort());
    expect(new Set(trace.map(workerOf))).toEqual(new Set(['1', '2', '3']));
  });

  it('60 armed faults go into exactly 60 of 200 messages that leave at once', slow, async () => {
    const before = (await traceOf(idp)).length;
    await idp.control('POST', '/armed', { fault: 'audience-wrong', app: 'Portal', messages: 60 });
    const answers = await times(200, (i) => visit(question(`_fault-${i}`), asAlice));
    const audiences = answers.map((answer) => /<saml2:Audience>([^<]*)</.exec(responseOf(answer) ?? '')?.[1]);
    expect(audiences).not.toContain(undefined);
    expect(audiences.filter((audience) => audience !== 'http://localhost:9/metadata')).toHaveLength(60);
    const trace = (await traceOf(idp)).slice(0, -before);
    expect(trace).toHaveLength(200);
    expect(trace.filter(({ emitted }) => emitted?.faults[0]?.name === 'audience-wrong')).toHaveLength(60);
    expect(await idp.control('GET', '/armed')).toEqual([]);
    // Once nothing is armed, workers serve again.
    await visit(question('_plain'), asAlice);
    expect(workerOf((await traceOf(idp))[0] as Traced)).toBeDefined();
  });

  it('a transaction is met whoever takes the connection, its fault once', slow, async () => {
    const faults = [{ name: 'audience-wrong' }];
    const opened = await idp.control('POST', '/transactions', { person: alice, app: 'Portal', faults });
    const { key, cookie } = opened as { key: string; cookie: { name: string } };
    const answers = await times(9, (i) => visit(question(`_tx-${i}`), { cookie: `${cookie.name}=${key}` }));
    const wrong = answers.filter(
      (answer) => !responseOf(answer)?.includes('<saml2:Audience>http://localhost:9/metadata<'),
    );
    expect(wrong).toHaveLength(1);
    expect(await idp.control('GET', `/transactions/${key}`)).toMatchObject({ faults: [{ state: 'applied' }] });
  });

  it('a question that waits is answered once, however many take it up at the same time', slow, async () => {
    const browser = await signedIn(question('_first'));
    const asking = new Browser();
    const waiting = await asking.send(question('_waits'));
    const resume = new URL(waiting.headers.get('location') ?? '', waiting.url).searchParams.get('fromURI') ?? '';
    expect(resume).toContain('pending=');
    const url = new URL(resume, app.ssoUrl).href;
    const answers = await times(10, () => visit(url, cookieOf(browser)));
    expect(answers.filter((answer) => responseOf(answer) !== undefined)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(9);
  });

  it('a session opened at one is known to all', slow, async () => {
    const browser = await signedIn(question('_opens'));
    const before = (await traceOf(idp)).length;
    const answers = await times(6, (i) => visit(question(`_known-${i}`), cookieOf(browser)));
    expect(answers.map(responseOf).filter((xml) => xml?.includes(alice))).toHaveLength(6);
    expect(new Set((await traceOf(idp)).slice(0, -before).map(workerOf)).size).toBe(3);
  });

  it(
    'who is suspended signs in nowhere from the moment it is acknowledged, and everywhere again afterwards',
    slow,
    async () => {
      const browser = await signedIn(question('_before'));
      // Connections that are there already: a new one would come to its worker behind the news.
      const agents = Array.from({ length: 6 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
      const tried = async () => {
        const answers = await times(6, (i) =>
          visit(question(`_try-${i}`), i % 2 === 0 ? cookieOf(browser) : asAlice, agents[i]),
        );
        return answers.filter((answer) => responseOf(answer) !== undefined).length;
      };
      const become = (status: string) => idp.control('PATCH', '/organisation', { people: [{ login: alice, status }] });
      for (let round = 0; round < 3; round += 1) {
        expect(await early(idp, () => become('SUSPENDED'))).toBe(false);
        expect(await tried()).toBe(0);
        expect(await early(idp, () => become('ACTIVE'))).toBe(false);
        expect(await tried()).toBe(6);
      }
    },
  );

  it('ten wrong passwords lock an account, wherever each was typed', slow, async () => {
    const browsers = await times(12, async () => {
      const browser = new Browser();
      const page = await browser.open(`${new URL(app.ssoUrl).origin}/login/login.htm`);
      return { browser, page: await browser.submit(page, { identifier: alice }) };
    });
    const answers = await Promise.all(browsers.map(({ browser, page }) => browser.submit(page, { password: 'wrong' })));
    expect(answers.filter(({ body }) => body.includes('locked')).length).toBeGreaterThanOrEqual(3);
    const { people } = (await idp.control('GET', '/organisation')) as { people: { login: string; status: string }[] };
    expect(people.find(({ login }) => login === alice)?.status).toBe('LOCKED_OUT');
  });

  it('clock, snapshots and new keys hold everywhere once they are acknowledged', slow, async () => {
    const years = async () => {
      const pages = await times(3, () => visit(app.idpInitiatedUrl, asAlice));
      return pages.map((page) => /IssueInstant="(\d+)/.exec(responseOf(page) ?? '')?.[1]);
    };
    for (const year of ['2041', '2042', '2043']) {
      await idp.control('PUT', '/clock', { set: `${year}-06-01T00:00:00Z` });
      expect(await years()).toEqual([year, year, year]);
    }
    const certificates = async () => {
      const pages = await times(3, () => visit(app.metadataUrl));
      return new Set(pages.map(({ body }) => /X509Certificate>([^<]+)</.exec(body)?.[1]));
    };
    const before = await certificates();
    const elsewhere = { label: 'Portal', signOn: { ssoAcsUrl: 'https://portal.example/acs' } };
    await idp.control('PATCH', '/organisation', { apps: [elsewhere] });
    const after = await certificates();
    expect([before.size, after.size]).toEqual([1, 1]);
    expect(after).not.toEqual(before);
    await idp.control('POST', '/restore', { id: 'snapshot-1' });
    expect(await certificates()).toEqual(before);
  });

  it('organisations come and go for all of them', slow, async () => {
    const url = `${new URL(app.ssoUrl).origin}/o/acme/login/login.htm`;
    const seen = async () => (await times(6, () => visit(url))).map(({ status }) => status);
    expect(await seen()).toEqual(Array(6).fill(404));
    for (let round = 0; round < 3; round += 1) {
      await idp.control('POST', '/organisations', { subdomain: 'acme' });
      expect(await seen()).toEqual(Array(6).fill(200));
      await idp.control('DELETE', '/organisations/acme');
      expect(await seen()).toEqual(Array(6).fill(404));
    }
  });

  it(
    'a worker killed amid sign-ins takes nothing with it that was answered, and another takes its place',
    slow,
    async () => {
      const answered: string[] = [];
      let lost = 0;
      const [victim = ''] = childrenOf(idp);
      const visitor = async (_: unknown, name: number) => {
        for (let i = 0; i < 25; i += 1) {
          const id = `_kill-${name}-${i}`;
          if (name === 0 && i === 8) process.kill(Number(victim), 'SIGKILL');
          const answer = await visit(question(id), asAlice).catch(() => undefined);
          if (answer && responseOf(answer) !== undefined) answered.push(id);
          else lost += 1;
        }
      };
      await Promise.all(Array.from({ length: 6 }, visitor));
      await idp.hears(/Worker \d ended \(SIGKILL\): another takes its place\./);
      const traced = (await traceOf(idp)).map((one) => one.request?.id);
      expect(answered.filter((id) => traced.filter((other) => other === id).length !== 1)).toEqual([]);
      expect(answered.length + lost).toBe(150);
      expect(answered.length).toBeGreaterThan(100);
      // The fourth was started in its place.
      while (!(await workersOf(idp)).has('4'))
        expect(responseOf(await visit(question('_next'), asAlice))).toContain(alice);
      expect(childrenOf(idp)).toHaveLength(3);
    },
  );

  it('whoever does not come to the end of a request is cut off, whoever took the connection', slow, async () => {
    const { hostname, port } = new URL(app.ssoUrl);
    const began = performance.now();
    const dawdle = () =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n'));
        let answer = '';
        socket.setEncoding('utf8').on('data', (part: string) => {
          answer += part;
        });
        socket.on('close', () => resolve(answer)).on('error', reject);
      });
    const answers = await times(6, dawdle);
    expect(answers.map((answer) => /^HTTP\/1.1 (\d+)/.exec(answer)?.[1])).toEqual(Array(6).fill('408'));
    expect(performance.now() - began).toBeLessThan(40_000);
  });

  it('Ctrl-C ends all of them', slow, async () => {
    const before = childrenOf(idp);
    // As a terminal does: everybody hears it.
    for (const pid of before) process.kill(Number(pid), 'SIGINT');
    expect(await idp.end('SIGINT')).toBe(0);
    expect(before.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  });
});

it('what was acknowledged outlives all of them', slow, async () => {
  const data = mkdtempSync(join(tmpdir(), 'assay-workers-'));
  let idp = await startChild(...command, '--data', data);
  try {
    const { ssoUrl } = await appOf(idp);
    const browser = await signedIn(redirectUrl(ssoUrl, authnRequest({ id: '_kept' })));
    await idp.control('PATCH', '/organisation', {
      people: [{ login: 'new@example.com', firstName: 'N', lastName: 'N' }],
    });
    await idp.kill();
    idp = await startChild(...command, '--data', data);
    const moved = new URL(ssoUrl);
    moved.port = new URL((await appOf(idp)).ssoUrl).port;
    const answers = await times(3, (i) =>
      visit(redirectUrl(moved.href, authnRequest({ id: `_again-${i}` })), cookieOf(browser)),
    );
    expect(answers.map(responseOf).filter((xml) => xml?.includes(alice))).toHaveLength(3);
    expect(JSON.stringify(await idp.control('GET', '/organisation'))).toContain('new@example.com');
  } finally {
    await idp.kill();
    rmSync(data, { recursive: true });
  }
});

it('each knows the organisation before it serves, however large that is', slow, async () => {
  const idp = await startChild(...command);
  try {
    const { hostname, port } = new URL((await appOf(idp)).ssoUrl);
    const sockets = await times(3, async () => {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      return socket;
    });
    // Handed over by now; from here on nobody can be asked.
    await pause(1_000);
    process.kill(idp.pid, 'SIGSTOP');
    const answers = sockets.map(async (socket) => {
      socket.write(`GET /login/login.htm HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
      return String((await once(socket, 'data', { signal: AbortSignal.timeout(8_000) }))[0]);
    });
    const lines = (await Promise.all(answers)).map((answer) => answer.slice(0, answer.indexOf('\r\n')));
    expect(lines).toEqual(Array(3).fill('HTTP/1.1 200 OK'));
    for (const socket of sockets) socket.destroy();
  } finally {
    process.kill(idp.pid, 'SIGCONT');
    await idp.kill();
  }
});

it('killed, it leaves nobody and nothing behind', slow, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-workers-'));
  vi.stubEnv('TMPDIR', folder);
  try {
    const idp = await startChild(...command);
    const workers = childrenOf(idp);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^assay-idp-/)]);
    await idp.kill();
    const left = () => [...readdirSync(folder), ...workers.filter((pid) => existsSync(`/proc/${pid}`))];
    await vi.waitFor(() => expect(left()).toEqual([]), 10_000);
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  }
});

describe('what cannot be', () => {
  it.each(['0', '', 'many', '2.5', '65', '-1'])('--workers %s is refused with what would be right', (value) => {
    expect(() => workers(value)).toThrow('Give a whole number from 1 to 64');
  });

  it('the refusal names field and value', slow, async () => {
    const refused = /'--workers <number>' argument 'many' is invalid\. Give a whole number from 1 to 64/;
    await expect(startChild('idp', '--workers', 'many')).rejects.toThrow(refused);
  });

  it('more than can run is warned of, and one never', () => {
    expect([workersWarning(1, 1), workersWarning(2, 2)]).toEqual([[], []]);
    expect(workersWarning(3, 2).join()).toContain('3 workers, but this machine runs 2 at a time');
  });

  it('a port that is taken ends it with one sentence, before any worker', slow, async () => {
    const first = await startChild('idp', '--saml-port', '0', '--admin-port', '0');
    try {
      const { ssoUrl } = await appOf(first);
      const { port } = new URL(ssoUrl);
      const second = startChild('idp', '--workers', '2', '--saml-port', port, '--admin-port', '0');
      await expect(second).rejects.toThrow(
        new RegExp(`assay ended \\(2\\): Port ${port} on 127.0.0.1 is in use: [^\\n]*\\n$`),
      );
    } finally {
      await first.kill();
    }
  });
});
