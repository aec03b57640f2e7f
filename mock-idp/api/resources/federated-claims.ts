/** `/apps/{id}/federated-claims`: the Attribute Statements of the Sign On tab. */
import type { FederatedClaim } from '../../org/index.ts';
import {
  type Call,
  del,
  get,
  json,
  noContent,
  post,
  put,
  type Route,
  readBody,
  type Shape,
  shape,
} from '../engine/index.ts';
import { moment } from '../shapes/moment.ts';

interface ClaimBody {
  name: string;
  expression: string;
}
const claimShape: Shape<ClaimBody> = shape<ClaimBody>()('federatedClaim', {
  type: 'object',
  required: ['name', 'expression'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 512 },
    expression: { type: 'string', minLength: 1, maxLength: 1024 },
  },
});

const shown = ({ created, lastUpdated, ...claim }: FederatedClaim) => ({
  ...claim,
  created: moment(created),
  lastUpdated: moment(lastUpdated),
});
const claimsOf = ({ org }: Call) => org.applications.claims;

const list = async (call: Call) =>
  json((await call.org.applications.get(call.param('app'))).federatedClaims.map(shown));
const read = async (call: Call) => json(shown(await claimsOf(call).get(call.param('app'), call.param('claim'))));

async function create(call: Call) {
  const body = await readBody(claimShape, call.body);
  return json(shown(await claimsOf(call).add(call.param('app'), body)), 201);
}

async function replace(call: Call) {
  const body = await readBody(claimShape, call.body);
  return json(shown(await claimsOf(call).replace(call.param('app'), call.param('claim'), body)));
}

async function remove(call: Call) {
  await claimsOf(call).remove(call.param('app'), call.param('claim'));
  return noContent;
}

export const federatedClaimsRoutes: readonly Route[] = [
  get('/apps/:app/federated-claims', list),
  post('/apps/:app/federated-claims', create),
  get('/apps/:app/federated-claims/:claim', read),
  put('/apps/:app/federated-claims/:claim', replace),
  del('/apps/:app/federated-claims/:claim', remove),
];
