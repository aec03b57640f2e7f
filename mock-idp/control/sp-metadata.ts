/** `POST /_assay/sp-metadata`: what an app's settings would be for this SP, or are from now on. */
import { refusal } from '../arming/index.ts';
import { bareCertificate, importSpMetadata, isRsaCertificate, type OrgServices } from '../org/index.ts';
import { readBody } from './bodies.ts';
import { appView } from './views.ts';

/** Reads SP metadata; nothing is stored unless an app is named. */
export async function takeSpMetadata(org: OrgServices, now: Date, body: unknown) {
  const { app: label, certificates, entityId, metadata } = await readBody('spMetadata', body);
  if (!(certificates ?? []).every(isRsaCertificate)) {
    throw refusal('validation_failed', '/certificates', 'A certificate cannot be read.', 'PEM or base64, of RSA keys.');
  }
  const read = importSpMetadata(metadata, {
    now,
    ...(entityId !== undefined && { entityId }),
    ...(certificates && { certificates: certificates.map(bareCertificate) }),
  });
  if (label === undefined) return read;
  const { signOn } = read;
  const existing = await org.applications.findByLabel(label);
  const app = existing
    ? await org.applications.update(existing.id, { signOn })
    : await org.applications.create({ label, signOn });
  return { ...read, app: await appView(org, app) };
}
