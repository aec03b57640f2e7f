import type { ServerResponse } from 'node:http';
import type { App } from '../../org/index.ts';
import {
  isLogoutFault,
  issueLogout,
  type LogoutPlan,
  type LogoutWire,
  redirectUrl,
  relayStateOf,
} from '../../saml/index.ts';
import type { Face } from '../face-dependencies.ts';
import { takeFaults, tracedFaults } from '../sign-on/cargo.ts';
import { deliver } from '../sign-on/deliver.ts';

/** To which app a message goes, on whose behalf, and where it is traced. */
export interface Errand {
  app: App;
  exchange: string;
  login: string;
  transaction?: string | undefined;
}

/** Issues a planned logout message with its faults, traces it, and sends the browser off with it. */
export async function emit(face: Face, response: ServerResponse, errand: Errand, plan: LogoutPlan): Promise<void> {
  const { armed, settle } = await takeFaults(face, errand, isLogoutFault);
  let applied: ReadonlySet<string> = new Set();
  try {
    const { wire, applied: names, plainXml } = await issueLogout(plan, armed, face.issuing);
    applied = new Set(names);
    const relayState = relayStateOf(wire);
    face.trace.amend(errand.exchange, {
      logout: {
        at: face.clock.now().toISOString(),
        kind: plan.kind,
        messageId: plan.id,
        xml: wire.xml,
        plainXml: await plainXml(),
        url: addressOf(wire),
        ...(relayState !== undefined && { relayState }),
        message: wire,
        ...tracedFaults(armed, applied),
      },
    });
    await send(face, response, errand.app, wire);
  } finally {
    settle(applied);
  }
}

function addressOf(wire: LogoutWire): string {
  return wire.binding === 'HTTP-Redirect' ? redirectUrl(wire) : wire.action;
}

async function send(face: Face, response: ServerResponse, app: App, wire: LogoutWire): Promise<void> {
  if (wire.binding === 'HTTP-POST') return deliver(face, response, app, wire);
  response.writeHead(302, { location: redirectUrl(wire), 'cache-control': 'no-store' }).end();
}
