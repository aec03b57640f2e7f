/** `/apps/{id}/credentials/keys` and the metadata that shows one of them. */
import { type App, type AppKey, metadataOf } from '../../org/index.ts';
import { type Call, get, invalid, json, notFound, post, type Route } from '../engine/index.ts';
import { keyJson } from '../shapes/key.ts';

const found = (call: Call) => call.org.applications.get(call.param('app'));
const shown = (call: Call, app: App, key: AppKey) => keyJson(key, call.org.applications.key(app, key.kid));

async function list(call: Call) {
  const app = await found(call);
  return json(app.keys.map((key) => shown(call, app, key)));
}

async function read(call: Call) {
  const app = await found(call);
  const key = app.keys.find(({ kid }) => kid === call.param('key'));
  if (!key) throw notFound(call.param('key'), 'AppKeyCredential');
  return json(shown(call, app, key));
}

/** A next key: `credentials.signing.kid` of a replaced app makes it the active one. */
async function generate(call: Call) {
  const { id } = await found(call);
  const key = await call.org.applications.generateKey(id, { years: Number(call.query('validityYears') ?? Number.NaN) });
  return json(shown(call, await found(call), key), 201);
}

async function clone(call: Call) {
  const target = call.query('targetAid');
  if (target === undefined) throw invalid('targetAid', 'targetAid: The field cannot be left blank');
  const key = await call.org.applications.cloneKey((await found(call)).id, call.param('key'), target);
  return json(shown(call, await call.org.applications.get(target), key), 201);
}

/** With the active key, or with the one that `kid` names. Whoever asks for application/xml by name gets that. */
async function serveMetadata(call: Call) {
  const app = await found(call);
  const kid = call.query('kid');
  const wish = { now: call.services.clock.now(), ...(kid !== undefined && { kid }) };
  const type = call.accepts.includes('application/xml') ? 'application/xml' : 'text/xml';
  return { kind: 'text' as const, type, body: await metadataOf(call.org.applications, app, wish) };
}

export const appKeysRoutes: readonly Route[] = [
  get('/apps/:app/credentials/keys', list),
  post('/apps/:app/credentials/keys/generate', generate),
  get('/apps/:app/credentials/keys/:key', read),
  post('/apps/:app/credentials/keys/:key/clone', clone),
  get('/apps/:app/sso/saml/metadata', serveMetadata),
];
