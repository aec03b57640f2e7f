import type { Command } from 'commander';
import { createMockIdp, type MockIdp } from '../../mock-idp/index.ts';
import { createReferenceDriver } from '../../sp-under-test/drivers/index.ts';
import { createReferenceSp, type ReferenceSp, type WorkspaceSeed } from '../../sp-under-test/index.ts';
import { IdpControl } from '../../steps/index.ts';
import { demoApp, demoPassword, demoPeople, demoWorkspace, idpSeed } from '../demo.ts';
import { serveUntilEnd } from '../serve.ts';

const spPort = 7090;

/** `assay start`: both servers on fixed ports, wired to each other, with people who can sign in at once. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('run the mock IdP and the reference SP, wired to each other, with demo people')
    .option('--data <folder>', 'keep what both hold in this folder, one file each')
    .action(async ({ data }: { data?: string }) => {
      const { idp, sp } = await startDemo(data);
      serveUntilEnd(idp, sp);
      console.log(welcome(idp, sp, data));
    });
}

async function startDemo(folder: string | undefined): Promise<{ idp: MockIdp; sp: ReferenceSp }> {
  const data = folder === undefined ? {} : { data: folder };
  const idp = await createMockIdp({
    samlPort: 7080,
    adminPort: 7081,
    seed: idpSeed(`http://localhost:${spPort}`),
    ...data,
  });
  try {
    const seed = await wiring(idp);
    const sp = await createReferenceSp({ port: spPort, ...(seed && { seed }), ...data });
    // A new organisation has new addresses and ids, which a workspace that was left cannot know.
    if (sp.resumed && !idp.resumed && seed) await createReferenceDriver(sp).workspace.patch(seed);
    return { idp, sp };
  } catch (error) {
    await idp.close();
    throw error;
  }
}

/** The workspace that trusts the demo's app; none if an administrator has deleted that app since. */
async function wiring(idp: MockIdp): Promise<WorkspaceSeed | undefined> {
  try {
    return demoWorkspace(await new IdpControl(idp).app(demoApp));
  } catch (error) {
    if (idp.resumed) return undefined;
    throw error;
  }
}

function welcome(idp: MockIdp, sp: ReferenceSp, data: string | undefined): string {
  return [
    '',
    `  Sign in       ${sp.url}/sign-in/DEV      as ${demoPeople.map(({ login }) => login).join(', ')}`,
    `  Okta          ${idp.samlUrl}/app/UserHome      end users' dashboard`,
    `  Okta admin    ${idp.adminUrl}/admin      admin@example.com`,
    `  Okta API      ${idp.adminUrl}/api/v1      Authorization: SSWS ${idp.apiToken}`,
    `  Workato       ${sp.adminUrl}      admin@workspace.example`,
    `  Password      ${demoPassword} everywhere`,
    ...(data === undefined ? [] : [`  Data          ${data}${idp.resumed && sp.resumed ? ', as it was left' : ''}`]),
    '',
    '  Ctrl-C ends both.',
  ].join('\n');
}
