import type { Command } from 'commander';
import { createReferenceSp, type ReferenceSp } from '../../sp-under-test/index.ts';
import { demoPassword } from '../demo.ts';
import { partyLog } from '../log.ts';
import { another, listening } from '../ports.ts';
import { port, serveUntilEnd } from '../serve.ts';
import { addTlsOptions, readTls, type Tls, type TlsOptions } from '../tls/index.ts';
import { providerWarnings } from '../trust.ts';

interface SpOptions extends TlsOptions {
  data?: string;
  port: number;
}

/** `assay sp`: the reference SP alone, with an empty workspace to set up. */
export function addSp(program: Command): void {
  const command = program
    .command('sp')
    .description('run the reference SP alone')
    .option('--data <folder>', 'keep the workspace, its sessions and its replay memory in this folder')
    .option('--port <port>', 'port on localhost; 0 takes any free one', port, 7090);
  addTlsOptions(command).action(run);
}

async function run({ data, port, ...options }: SpOptions): Promise<void> {
  const tls = await readTls(options, { domain: 'okta.localhost', more: [] }, data);
  const begin = () =>
    createReferenceSp({
      port,
      log: partyLog,
      ...(data !== undefined && { data }),
      ...(tls && { tls: tls.files }),
      ...(tls?.authority !== undefined && { trustedAuthority: tls.authority }),
    });
  const sp = await listening(begin, { port: () => another('--port') });
  serveUntilEnd([sp, ...(tls ? [tls] : [])], async () => tls?.farewell ?? []);
  console.log(welcome(sp, data, tls));
}

function welcome(sp: ReferenceSp, data: string | undefined, tls: Tls | undefined): string {
  const { adminUrl, controlToken, resumed, url } = sp;
  return [
    '',
    `  Sign in       ${url}`,
    `  Workato       ${adminUrl}      admin@workspace.example`,
    `  Password      ${demoPassword}`,
    `  Control       ${url}/_assay      Authorization: Bearer ${controlToken}`,
    ...(data === undefined ? [] : [`  Data          ${data}${resumed ? ', as it was left' : ''}`]),
    ...(tls?.welcome ?? []),
    ...providerWarnings(url, sp.providers()),
    '',
    '  Ctrl-C ends it.',
  ].join('\n');
}
