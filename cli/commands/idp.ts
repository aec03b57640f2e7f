import type { Command } from 'commander';
import { createMockIdp, demoAdministrator, demoPassword, type MockIdp } from '../../mock-idp/index.ts';
import { ConfigurationError } from '../../steps/index.ts';
import { readSeedFile } from '../seed-file.ts';
import { port, serveUntilEnd } from '../serve.ts';
import { watchSeed } from '../watch-seed.ts';
import { addExport } from './idp-export.ts';

interface IdpOptions {
  data?: string;
  seed?: string;
  samlPort: number;
  adminPort: number;
  host: string;
  watch?: boolean;
  laboratory?: boolean;
  unattended?: boolean | string;
}

/** `assay idp`: the mock IdP alone. */
export function addIdp(program: Command): void {
  const idp = program
    .command('idp')
    .description('run the mock IdP alone')
    .option('--data <folder>', 'keep the organisation, its keys and sessions in this folder')
    .option('--seed <file>', 'organisation to begin with, YAML or JSON; a filled data folder keeps what it has')
    .option('--watch', 'apply the seed again whenever its file changes; a bad file changes nothing')
    .option(
      '--unattended [token]',
      'answer requests that name a person without a page; beyond loopback with this token',
    )
    .option('--laboratory', 'let the sign-in page send any message as anybody; on by itself only on loopback')
    .option('--no-laboratory', 'do not')
    .option('--saml-port <port>', 'port of sign-in, SSO and metadata; 0 takes any free one', port, 7080)
    .option('--admin-port <port>', 'port of the console and the control API, always on 127.0.0.1', port, 7081)
    .option('--host <address>', 'address that sign-in, SSO and metadata listen on', '127.0.0.1')
    .action(async ({ data, seed, watch, unattended, laboratory, ...addresses }: IdpOptions) => {
      if (watch && seed === undefined) throw new ConfigurationError('watch_what', '--watch needs --seed <file>.');
      const idp = await createMockIdp({
        ...addresses,
        ...(data !== undefined && { data }),
        ...(laboratory !== undefined && { laboratory }),
        ...(unattended !== undefined && { unattended: typeof unattended === 'string' ? { token: unattended } : true }),
        ...(seed !== undefined && { seed: await readSeedFile(seed) }),
      });
      serveUntilEnd(idp);
      console.log(welcome(idp, data, seed));
      if (watch && seed !== undefined) watchSeed(seed, idp, console.log);
    });
  addExport(idp);
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
    ...(idp.unattendedToken === undefined
      ? []
      : [`  Unattended    x-assay-person: LOGIN      beyond loopback x-assay-token: ${idp.unattendedToken}`]),
    '',
    '  Ctrl-C ends it.',
  ].join('\n');
}
