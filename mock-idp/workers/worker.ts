/** A worker: serves the SAML face of every organisation, on connections that it is handed. */
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { Socket } from 'node:net';
import { transactionCookie } from '../arming/index.ts';
import { createServerFor, laboratoryPath } from '../http/index.ts';
import { readDemoKey } from '../saml/index.ts';
import { type Bases, basePathOf, createBases, createFront, createReadAsked } from '../tenancy/index.ts';
import { holdEnd } from './held-end.ts';
import { createHolder, type Holder } from './holder.ts';
import { clearInnerDoor } from './inner-door.ts';
import type { FromWorker, News, Setup, ToWorker } from './messages.ts';
import { createPassOn } from './pass-on.ts';
import { type ServedOrganisation, serveOrganisation } from './served-organisation.ts';

type Served = Map<string, ServedOrganisation>;

/** Finds an organisation among those told of; whoever is not there yet is asked for. */
function finder(served: Served, holder: Holder) {
  return async (subdomain = ''): Promise<ServedOrganisation | undefined> => {
    const known = served.get(subdomain);
    if (known) return known;
    const address = await holder.find(subdomain);
    return address === undefined ? undefined : served.get(address);
  };
}

/**
 * What belongs where transactions, armed faults, staged situations and drafts are: that only there they are used up once
 * is why they are there only.
 */
function belongsElsewhere(organisation: ServedOrganisation, { headers }: IncomingMessage, path: string): boolean {
  return (
    organisation.steered() ||
    path.startsWith(laboratoryPath) ||
    (headers.cookie?.includes(`${transactionCookie}=`) ?? false)
  );
}

function listenerOf(setup: Setup, served: Served, holder: Holder, bases: Bases): RequestListener {
  const { scheme, samlUrl, domain } = setup;
  const readAsked = createReadAsked(setup.trustedProxies);
  const passOn = createPassOn(setup.passOnTo, readAsked, scheme);
  return createFront<ServedOrganisation>({
    side: 'saml',
    scheme,
    readAsked,
    bases,
    layout: { basePath: basePathOf(samlUrl), domain },
    find: finder(served, holder),
    divert: (organisation, request, response, { rest }) => {
      if (!belongsElsewhere(organisation, request, rest)) return false;
      passOn(request, response, request.url ?? '/');
      return true;
    },
    serve: (organisation, request, response) => {
      holdEnd(response, organisation.kept);
      organisation.saml(request, response);
    },
    logError: (error) => holder.failed(error, 'A request failed at the door.'),
  });
}

/** Serves until the holder ends it or is gone. Called once, by a process that was forked for this. */
export async function serveAsWorker(): Promise<void> {
  const send = (message: FromWorker) => void process.send?.(message);
  const served: Served = new Map();
  const demoKey = await readDemoKey();
  const bases = createBases();
  let server: Server | undefined;
  let worker = 0;
  let exchanges = 0;
  /** Unique, counting upwards for people, and telling who served it. */
  const exchangeId = () => {
    exchanges += 1;
    return `exchange-${worker}.${exchanges}`;
  };
  const hear = (address: string, news: News) => {
    const known = served.get(address);
    if (news.what === 'gone') served.delete(address);
    else if (news.what !== 'opened') known?.hear(news);
    // Several requests may have asked for it, under several names.
    else if (!known) served.set(address, serveOrganisation(news.opening, surroundings(address)));
  };
  const holder = createHolder(send, hear);
  const surroundings = (address: string) => ({ address, holder, demoKey, baseOf: bases.of, exchangeId });
  let clear = (): void => undefined;
  const setUp = async (setup: Setup) => {
    worker = setup.number;
    clear = () => clearInnerDoor(setup.passOnTo);
    server = await createServerFor(listenerOf(setup, served, holder, bases), setup.tls);
    // Node looks after slow connections only of a server that listens; this one is handed them.
    server.emit('listening');
    // Whoever comes first shall not wait for the first organisation to arrive: with a hundred thousand people that takes seconds.
    await holder.find('');
    send({ kind: 'ready' });
  };
  const end = () => {
    server?.closeAllConnections();
    process.exit();
  };
  process.on('message', (message: ToWorker, socket: unknown) => {
    if (message.kind === 'setup') void setUp(message.setup);
    else if (message.kind === 'end') end();
    else if (message.kind !== 'connection') holder.receive(message);
    else {
      send({ kind: 'took', connection: message.connection });
      if (socket instanceof Socket) server?.emit('connection', socket);
    }
  });
  // Ctrl-C reaches everybody in the terminal; the holder says when it is over.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  // A holder that was killed takes nothing away itself.
  process.on('disconnect', () => {
    clear();
    process.exit();
  });
}
