import type { Command } from 'commander';
import { createMockIdp, type MockIdp } from '../../mock-idp/index.ts';
import { createReferenceSp, type ReferenceSp, type WorkspaceSeed } from '../../sp-under-test/index.ts';
import { demoApp, demoPassword, demoPeople, demoWorkspace, idpSeed } from '../demo.ts';
import { partyLog } from '../log.ts';
import { listening } from '../ports.ts';
import { serveUntilEnd } from '../serve.ts';
import { addTlsOptions, readTls, type Tls, type TlsOptions } from '../tls/index.ts';
import { schemeWarnings, trustToRemove } from '../trust.ts';

const spPort = 7090;

/** `assay start`: both servers on fixed ports, wired to each other, with people who can sign in at once. */
export function addStart(program: Command): void {
  const command = program
    .command('start')
    .description('run the mock IdP and the reference SP, wired to each other, with demo people')
    .option('--data <folder>', 'keep what both hold in this folder, one file each');
  addTlsOptions(command).action(run);
}

async function run({ data, ...options }: { data?: string } & TlsOptions): Promise<void> {
  const tls = await readTls(options, { domain: 'okta.localhost', more: [] }, data);
  const { idp, sp } = await listening(() => startDemo(data, tls), {
    port: () => 'use `assay idp` and `assay sp`, which take other ports',
  });
  // The reference SP ends with the IdP: what is left is the trust of others.
  const others = async () => (await idp.trusts()).filter(({ acsUrl }) => !acsUrl.startsWith(`${sp.url}/`));
  serveUntilEnd([idp, sp, ...(tls ? [tls] : [])], async () => [
    ...trustToRemove(await others()),
    ...(tls?.farewell ?? []),
  ]);
  console.log(welcome(idp, sp, data, [...(tls?.welcome ?? []), ...schemeWarnings(await idp.trusts())]));
}

async function startDemo(folder: string | undefined, tls: Tls | undefined): Promise<{ idp: MockIdp; sp: ReferenceSp }> {
  const shared = { log: partyLog, ...(folder !== undefined && { data: folder }), ...(tls && { tls: tls.files }) };
  const idp = await createMockIdp({
    samlPort: 7080,
    adminPort: 7081,
    seed: idpSeed(`${tls ? 'https' : 'http'}://localhost:${spPort}`),
    ...shared,
  });
  try {
    const seed = await wiring(idp);
    const authority = tls?.authority;
    const sp = await createReferenceSp({
      port: spPort,
      ...shared,
      ...(seed && { seed }),
      ...(authority !== undefined && { trustedAuthority: authority }),
    });
    // A new organisation has new addresses and ids, which a workspace that was left cannot know.
    if (sp.resumed && !idp.resumed && seed) await sp.apply(seed);
    return { idp, sp };
  } catch (error) {
    await idp.close();
    throw error;
  }
}

/** The workspace that trusts the demo's app; none if an administrator has deleted that app since. */
async function wiring(idp: MockIdp): Promise<WorkspaceSeed | undefined> {
  const trust = (await idp.trusts()).find(({ app }) => app === demoApp);
  return trust && demoWorkspace(trust);
}

function welcome(idp: MockIdp, sp: ReferenceSp, data: string | undefined, more: readonly string[]): string {
  return [
    '',
    `  Sign in       ${sp.url}/sign-in/DEV      as ${demoPeople.map(({ login }) => login).join(', ')}`,
    `  Okta          ${idp.samlUrl}/app/UserHome      end users' dashboard`,
    `  Okta admin    ${idp.adminUrl}/admin      admin@example.com`,
    `  Okta API      ${idp.adminUrl}/api/v1      Authorization: SSWS ${idp.apiToken}`,
    `  Control       ${idp.adminUrl}/_assay      Authorization: Bearer ${idp.controlToken}`,
    `  Workato       ${sp.adminUrl}      admin@workspace.example`,
    `  SP control    ${sp.url}/_assay      Authorization: Bearer ${sp.controlToken}`,
    `  Password      ${demoPassword} everywhere`,
    ...(data === undefined ? [] : [`  Data          ${data}${idp.resumed && sp.resumed ? ', as it was left' : ''}`]),
    ...more,
    '',
    '  Ctrl-C ends both.',
  ].join('\n');
}
