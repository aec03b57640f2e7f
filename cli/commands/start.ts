import type { Command } from 'commander';
import { createMockIdp, type MockIdp } from '../../mock-idp/index.ts';
import { createReferenceDriver } from '../../sp-under-test/drivers/index.ts';
import { createReferenceSp, type ReferenceSp } from '../../sp-under-test/index.ts';
import { IdpControl } from '../../steps/index.ts';
import { demoApp, demoPassword, demoPeople, demoWorkspace, idpSeed } from '../demo.ts';

/** `assay start`: both servers on fixed ports, wired to each other, with people who can sign in at once. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('run the mock IdP and the reference SP, wired to each other, with demo people')
    .action(async () => {
      const { idp, sp } = await startDemo();
      console.log(welcome(idp, sp));
      const end = async () => {
        await Promise.all([idp.close(), sp.close()]);
        process.exit(0);
      };
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
    });
}

async function startDemo(): Promise<{ idp: MockIdp; sp: ReferenceSp }> {
  const sp = await createReferenceSp({ port: 7090 });
  try {
    const idp = await createMockIdp({ samlPort: 7080, adminPort: 7081, seed: idpSeed(sp.url) });
    const app = await new IdpControl(idp).app(demoApp);
    await createReferenceDriver({ url: sp.url, controlToken: sp.controlToken }).workspace.patch(demoWorkspace(app));
    return { idp, sp };
  } catch (error) {
    await sp.close();
    throw error;
  }
}

function welcome(idp: MockIdp, sp: ReferenceSp): string {
  return [
    '',
    `  Sign in       ${sp.url}/sign-in/DEV      as ${demoPeople.map(({ login }) => login).join(', ')}`,
    `  Okta          ${idp.samlUrl}/app/UserHome      end users' dashboard`,
    `  Okta admin    ${idp.adminUrl}/admin      admin@example.com`,
    `  Workato       ${sp.adminUrl}      admin@workspace.example`,
    `  Password      ${demoPassword} everywhere`,
    '',
    '  Ctrl-C ends both.',
  ].join('\n');
}
