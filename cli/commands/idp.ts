import type { Command } from 'commander';
import { createMockIdp, demoAdministrator, demoPassword, type MockIdp } from '../../mock-idp/index.ts';
import { readSeedFile } from '../seed-file.ts';
import { port, serveUntilEnd } from '../serve.ts';

interface IdpOptions {
  data?: string;
  seed?: string;
  samlPort: number;
  adminPort: number;
  host: string;
}

/** `assay idp`: the mock IdP alone. */
export function addIdp(program: Command): void {
  program
    .command('idp')
    .description('run the mock IdP alone')
    .option('--data <folder>', 'keep the organisation, its keys and sessions in this folder')
    .option('--seed <file>', 'organisation to begin with, YAML or JSON; a filled data folder keeps what it has')
    .option('--saml-port <port>', 'port of sign-in, SSO and metadata; 0 takes any free one', port, 7080)
    .option('--admin-port <port>', 'port of the console and the control API, always on 127.0.0.1', port, 7081)
    .option('--host <address>', 'address that sign-in, SSO and metadata listen on', '127.0.0.1')
    .action(async ({ data, seed, ...addresses }: IdpOptions) => {
      const idp = await createMockIdp({
        ...addresses,
        ...(data !== undefined && { data }),
        ...(seed !== undefined && { seed: await readSeedFile(seed) }),
      });
      serveUntilEnd(idp);
      console.log(welcome(idp, data, seed));
    });
}

function welcome(idp: MockIdp, data: string | undefined, seed: string | undefined): string {
  const { adminUrl, controlToken, resumed, samlUrl } = idp;
  return [
    '',
    `  Sign in       ${samlUrl}/app/UserHome      end users' dashboard`,
    `  Okta admin    ${adminUrl}/admin`,
    `  Control       ${adminUrl}/_assay      Authorization: Bearer ${controlToken}`,
    ...(seed === undefined && !resumed ? [`  Password      ${demoPassword} for ${demoAdministrator.login}`] : []),
    ...(data === undefined ? [] : [`  Data          ${data}${resumed ? ', as it was left' : ''}`]),
    ...(seed !== undefined && resumed
      ? [`  Not applied   ${seed}: the data folder holds an organisation already`]
      : []),
    '',
    '  Ctrl-C ends it.',
  ].join('\n');
}
