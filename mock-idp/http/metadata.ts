/** `GET /app/{exk}/sso/saml/metadata`: the Metadata URL, open to everybody. */
import type { Request, Response } from 'express';
import { metadataOf } from '../org/index.ts';
import type { Face } from './face-dependencies.ts';
import { pageNotFound } from './refusal.ts';

export async function serveMetadata(face: Face, request: Request, response: Response): Promise<void> {
  const key = request.params.externalKey;
  const app = typeof key === 'string' ? await face.org.applications.findByExternalKey(key) : undefined;
  if (!app) throw pageNotFound();
  face.trace.open({ kind: 'metadata', app: app.label });
  const base = face.baseOf(request);
  const xml = await metadataOf(face.org.applications, app, { now: face.clock.now(), base });
  // Okta's own SDK reads text/xml only, its Terraform provider asks for application/xml: each gets what it can read.
  const type = request.headers.accept?.includes('application/xml') ? 'application/xml' : 'text/xml';
  response.set('content-type', `${type}; charset=UTF-8`).set('cache-control', 'no-cache').send(xml);
}
