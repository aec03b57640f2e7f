import type { Command } from 'commander';
import { createReferenceSp, type ReferenceSp } from '../../sp-under-test/index.ts';
import { demoPassword } from '../demo.ts';
import { port, serveUntilEnd } from '../serve.ts';

/** `assay sp`: the reference SP alone, with an empty workspace to set up. */
export function addSp(program: Command): void {
  program
    .command('sp')
    .description('run the reference SP alone')
    .option('--data <folder>', 'keep the workspace, its sessions and its replay memory in this folder')
    .option('--port <port>', 'port on localhost; 0 takes any free one', port, 7090)
    .action(async ({ data, port }: { data?: string; port: number }) => {
      const sp = await createReferenceSp({ port, ...(data !== undefined && { data }) });
      serveUntilEnd(sp);
      console.log(welcome(sp, data));
    });
}

function welcome({ adminUrl, controlToken, resumed, url }: ReferenceSp, data: string | undefined): string {
  return [
    '',
    `  Sign in       ${url}`,
    `  Workato       ${adminUrl}      admin@workspace.example`,
    `  Password      ${demoPassword}`,
    `  Control       ${url}/_assay      Authorization: Bearer ${controlToken}`,
    ...(data === undefined ? [] : [`  Data          ${data}${resumed ? ', as it was left' : ''}`]),
    '',
    '  Ctrl-C ends it.',
  ].join('\n');
}
