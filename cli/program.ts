/** The `assay` command: reads the arguments and runs what they ask for. */
import { Command, CommanderError } from 'commander';
import { addCases } from './commands/cases.ts';
import { addCertify } from './commands/certify.ts';
import { addDiff } from './commands/diff.ts';
import { addIdp } from './commands/idp.ts';
import { addInit } from './commands/init.ts';
import { addInspect } from './commands/inspect.ts';
import { addMerge } from './commands/merge.ts';
import { addSp } from './commands/sp.ts';
import { addStart } from './commands/start.ts';
import { addVerify } from './commands/verify.ts';
import { sentenceOf } from './failure.ts';
import { toolVersion } from './version.ts';

const program = new Command('assay')
  .description('Find out whether a SAML service provider can be trusted.')
  .version(toolVersion())
  .exitOverride();
addStart(program);
addIdp(program);
addSp(program);
addInit(program);
addCertify(program);
addMerge(program);
addDiff(program);
addVerify(program);
addCases(program);
addInspect(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
  console.error(sentenceOf(error));
  process.exit(2);
}
