/** `/sessions`: a session token made a session, and what becomes of it. A session's id is what the cookie `sid` holds. */
import {
  ApiError,
  type Call,
  del,
  get,
  json,
  moved,
  noContent,
  notFound,
  openGet,
  post,
  type Route,
  readBody,
  type Shape,
  shape,
} from '../engine/index.ts';
import { sessionJson } from '../shapes/session.ts';

const creation: Shape<{ sessionToken: string }> = shape<{ sessionToken: string }>()('sessionToken', {
  type: 'object',
  required: ['sessionToken'],
  properties: { sessionToken: { type: 'string', minLength: 1, maxLength: 200 } },
});

const missing = (call: Call) => notFound(call.param('session'), 'Session');

async function create(call: Call) {
  const { org } = call;
  const { sessionToken } = await readBody(creation, call.body);
  const userId = await org.sessionTokens.take(sessionToken);
  if (userId === undefined) throw new ApiError('E0000011');
  const { id } = await org.sessions.open(userId, 'end-user');
  const found = await org.sessions.find(id, 'end-user');
  // Whoever was suspended since the token was given gets no session.
  if (!found) throw new ApiError('E0000011');
  return json(await sessionJson(call, found));
}

async function read(call: Call) {
  const found = await call.org.sessions.find(call.param('session'), 'end-user');
  if (!found) throw missing(call);
  return json(await sessionJson(call, found));
}

async function refresh(call: Call) {
  const found = await call.org.sessions.refresh(call.param('session'), 'end-user');
  if (!found) throw missing(call);
  return json(await sessionJson(call, found));
}

async function revoke(call: Call) {
  const { sessions } = call.org;
  if (!(await sessions.find(call.param('session'), 'end-user'))) throw missing(call);
  await sessions.close(call.param('session'));
  return noContent;
}

export const sessionsRoutes: readonly Route[] = [
  post('/sessions', create),
  get('/sessions/:session', read),
  post('/sessions/:session/lifecycle/refresh', refresh),
  del('/sessions/:session', revoke),
];

/** Okta has one host for everything; here the cookie belongs to the SAML face, so a script is sent on there. */
export const cookieRedirectRoutes: readonly Route[] = [
  openGet('/login/sessionCookieRedirect', async ({ services, url }) =>
    moved(`${services.samlUrl()}/login/sessionCookieRedirect${url.search}`),
  ),
];
