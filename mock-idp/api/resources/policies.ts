/** `/policies`: the one access policy there is, which lets in whoever has a password. */
import { ApiError, type Call, get, json, noContent, notFound, put, type Route } from '../engine/index.ts';
import { accessPolicyId } from '../shapes/app.ts';

/** What else Okta lists policies of; there are none here. Those of authorization servers have an endpoint of their own. */
const otherTypes = [
  'DEVICE_SIGNAL_COLLECTION',
  'ENTITY_RISK',
  'IDP_DISCOVERY',
  'MFA_ENROLL',
  'OKTA_SIGN_ON',
  'PASSWORD',
  'POST_AUTH_SESSION',
  'PROFILE_ENROLLMENT',
];

async function accessPolicy({ org, baseUrl }: Call) {
  const id = accessPolicyId((await org.organisation.get()).id);
  return {
    id,
    type: 'ACCESS_POLICY',
    name: 'Password only',
    description: 'Everybody who is assigned signs in with a password.',
    status: 'ACTIVE',
    priority: 1,
    system: true,
    conditions: null,
    _embedded: { resourceType: 'APP' },
    _links: { self: { href: `${baseUrl}/api/v1/policies/${id}` } },
  };
}

async function found(call: Call) {
  const policy = await accessPolicy(call);
  if (policy.id !== call.param('policy')) throw notFound(call.param('policy'), 'Policy');
  return policy;
}

async function list(call: Call) {
  const type = call.query('type') ?? '';
  if (type === 'ACCESS_POLICY') return json([await accessPolicy(call)]);
  if (otherTypes.includes(type)) return json([]);
  throw new ApiError('E0000002', { detail: 'Invalid policy type specified' });
}

const read = async (call: Call) => json(await found(call));

/** Every app has this policy already. */
async function assign(call: Call) {
  await call.org.applications.get(call.param('app'));
  await found(call);
  return noContent;
}

export const policiesRoutes: readonly Route[] = [
  get('/policies', list),
  get('/policies/:policy', read),
  put('/apps/:app/policies/:policy', assign),
];
