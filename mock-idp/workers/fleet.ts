/** Several processes behind one SAML port. This one holds everything; workers serve what needs nothing but reading it. */
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { createServer, type Socket } from 'node:net';
import { type Logger, startListening, type TlsFiles } from '../http/index.ts';
import type { Serving } from '../serving.ts';
import type { House } from '../tenancy/index.ts';
import { holdEnd } from './held-end.ts';
import { createHub } from './hub.ts';
import { openInnerDoor } from './inner-door.ts';
import { readPassedOn } from './pass-on.ts';
import { settledFace } from './settled-face.ts';
import { startTeam } from './team.ts';

export interface FleetOptions {
  host: string;
  /** 0 takes any free one. */
  samlPort: number;
  /** At least 2. */
  count: number;
  tls?: TlsFiles;
  trustedProxies: readonly string[];
  domain: string;
  /** Runs on as the machine's clock does, however far ahead. */
  now(): Date;
  log: Logger;
}

const module = createRequire(import.meta.url).resolve('#package/dist/mock-idp/worker.js');

/** Takes the port. Throws PortTakenError. */
export async function openFleet(options: FleetOptions): Promise<Serving> {
  const { host, samlPort, log, tls, count, trustedProxies, domain } = options;
  const early: Socket[] = [];
  let take = (socket: Socket): void => void early.push(socket);
  // Nothing may be read here: what was read would be missing where the connection goes.
  const door = createServer({ pauseOnConnect: true }, (socket) => take(socket));
  const address = await startListening(door, host, samlPort, 'samlPort');
  const scheme = tls ? 'https' : 'http';
  let house: House | undefined;
  const aheadMs = options.now().getTime() - Date.now();
  const find: House['find'] = async (subdomain) => house?.find(subdomain);
  const hub = createHub({ find, aheadMs, log });
  const settling =
    (listener: RequestListener): RequestListener =>
    (request, response) => {
      holdEnd(response, hub.settled);
      listener(request, response);
    };
  const opened: { close(): Promise<void> }[] = [
    // Its callback would wait for connections that others serve by now.
    { close: async () => void door.close() },
  ];
  return {
    url: `${scheme}://${address}`,
    sharing: { readAsked: readPassedOn, share: hub.share, settled: (face) => settledFace(face, hub.settled) },
    settling,
    begin: async (served, samlUrl) => {
      house = served;
      const inner = await openInnerDoor(settling(served.saml));
      opened.push(inner);
      const setup = { trustedProxies, domain, scheme, samlUrl, passOnTo: inner.path, ...(tls && { tls }) } as const;
      const team = await startTeam({ module, count, setup, hub, log });
      opened.push(team);
      take = team.hand;
      for (const socket of early) team.hand(socket);
    },
    close: async () => {
      await Promise.all(opened.map((one) => one.close()));
      for (const socket of early) socket.destroy();
    },
  };
}
