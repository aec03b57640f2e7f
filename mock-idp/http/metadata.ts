/** `GET /app/{exk}/sso/saml/metadata`: the Metadata URL, open to everybody. */
import type { ServerResponse } from 'node:http';
import { type App, planMetadata } from '../org/index.ts';
import { isMetadataFault, type PublishedMetadata, publishMetadata } from '../saml/index.ts';
import type { Face } from './face-dependencies.ts';
import { pageNotFound } from './pages/refusal.ts';
import { tracedFaults } from './sign-on/cargo.ts';
import { waitFor } from './sign-on/deliver.ts';
import { type Request, send } from './web/index.ts';

/** Publishes an app's metadata with the faults that wait for its next fetch, and traces it. */
async function publish(face: Face, app: App, { url, base }: { url: string; base: string }): Promise<PublishedMetadata> {
  const exchange = face.trace.open({ kind: 'metadata', app: app.label });
  const ownKey = await face.org.applications.signingKey(app);
  const plan = await planMetadata(face.org.applications, app, { now: face.clock.now(), base });
  const { faults, giveBack } = face.armed.take(isMetadataFault, { app: app.label });
  let applied: readonly string[] = [];
  try {
    const published = await publishMetadata(plan, faults, { ...face.issuing, now: face.clock.now(), url, ownKey });
    applied = published.applied;
    const { plainXml, wire } = published;
    const traced = tracedFaults(faults, new Set(applied));
    face.trace.amend(exchange, {
      published: { status: wire.status, body: wire.body, plainBody: plainXml, ...traced },
    });
    return published;
  } finally {
    for (const fault of faults) if (!applied.includes(fault.fault.name)) giveBack(fault);
  }
}

export async function serveMetadata(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const app = await face.org.applications.findByExternalKey(request.params.externalKey ?? '');
  if (!app) throw pageNotFound();
  const base = face.baseOf(request.incoming);
  const url = new URL(request.url, base).href;
  const { wire } = await publish(face, app, { url, base });
  if (wire.delayMs !== undefined) await waitFor(wire.delayMs);
  // Okta's own SDK reads text/xml only, its Terraform provider asks for application/xml: each gets what it can read.
  const type = request.headers.accept?.includes('application/xml') ? 'application/xml' : 'text/xml';
  send(response, wire.body, {
    status: wire.status,
    type: `${type}; charset=UTF-8`,
    headers: { 'cache-control': 'no-cache', ...wire.headers },
  });
}
