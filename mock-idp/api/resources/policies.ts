/** `/policies`: the one access policy there is, which lets in whoever has a password. */
import { type Call, get, json, noContent, notFound, put, type Route } from '../engine/index.ts';
import { accessPolicyId } from '../shapes/app.ts';

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
    _links: { self: { href: `${baseUrl}/api/v1/policies/${id}` } },
  };
}

async function found(call: Call) {
  const policy = await accessPolicy(call);
  if (policy.id !== call.param('policy')) throw notFound(call.param('policy'), 'Policy');
  return policy;
}

async function list(call: Call) {
  return json(call.query('type') === 'ACCESS_POLICY' ? [await accessPolicy(call)] : []);
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
