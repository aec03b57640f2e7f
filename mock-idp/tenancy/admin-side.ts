/** Console, management API and control API of one organisation: built when somebody first comes, not at the start. */
import type { IncomingMessage, RequestListener } from 'node:http';
import type { TransactionsForServing } from '../arming/index.ts';
import { loadConsole } from '../console/index.ts';
import { controlErrors, loadControl, type OrganisationsControl } from '../control/index.ts';
import type { Workbench } from '../embedded/index.ts';
import { faults } from '../faults/index.ts';
import { type ConsoleServices, type Logger, loadAdminFace } from '../http/index.ts';
import type { Random } from '../org/index.ts';

export interface AdminSideParts {
  services: ConsoleServices & {
    transactions: TransactionsForServing;
    random: Random;
    workbench: Workbench;
    snapshot(): Promise<string>;
    restore(id: string): Promise<boolean>;
    reset(): Promise<void>;
  };
  controlToken: string;
  apiToken: string;
  apiRateLimit?: number;
  organisations?: OrganisationsControl;
  baseOf(request: IncomingMessage): string;
  log: Logger;
}

async function build(parts: AdminSideParts): Promise<RequestListener> {
  // Pages and endpoints are most of the code: a start that nobody administers does not wait for them.
  const [createConsole, { createApi }, { createControl }, createAdminFace] = await Promise.all([
    loadConsole(),
    import('../api/index.ts'),
    loadControl(),
    loadAdminFace(),
  ]);
  const { services, controlToken, apiToken, apiRateLimit, baseOf, log, organisations } = parts;
  const { org, clock, random, addresses } = services;
  const logError = (error: unknown) => log.error({ error: String(error) }, 'The admin face failed.');
  const samlUrl = () => addresses.saml;
  return createAdminFace({
    console: createConsole(services),
    control: createControl(
      { ...services, faults, samlUrl, logError, ...(organisations && { organisations }) },
      controlToken,
    ),
    api: createApi({ org, clock, random, samlUrl, baseOf, logError }, apiToken, apiRateLimit),
    refuse: controlErrors(logError),
  });
}

/** The admin side as a listener. */
export function createAdminSide(parts: AdminSideParts): RequestListener {
  let built: Promise<RequestListener> | undefined;
  return (request, response) => {
    built ??= build(parts);
    built.then(
      (listener) => listener(request, response),
      (error: unknown) => {
        parts.log.error({ error: String(error) }, 'The admin face could not be built.');
        response.destroy();
      },
    );
  };
}
