/** `/apps/{id}/federated-claims`: the Attribute Statements of the Sign On tab. */
import { type FederatedClaim, newId } from '../../org/index.ts';
import {
  type Call,
  del,
  get,
  invalid,
  json,
  noContent,
  notFound,
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

const found = (call: Call) => call.org.applications.get(call.param('app'));

const shown = ({ created, lastUpdated, ...claim }: FederatedClaim) => ({
  ...claim,
  created: moment(created),
  lastUpdated: moment(lastUpdated),
});

async function foundClaim(call: Call): Promise<FederatedClaim> {
  const id = call.param('claim');
  const claim = (await found(call)).federatedClaims.find((candidate) => candidate.id === id);
  if (!claim) throw notFound(id, 'FederatedClaim');
  return claim;
}

/** Within one app a name is used once, whichever kind of statement has it. */
async function refuseTaken(call: Call, name: string, own?: string) {
  const { federatedClaims, settings } = await found(call);
  const others = federatedClaims.filter(({ id }) => id !== own);
  if (![...others, ...settings.signOn.attributeStatements].some((taken) => taken.name === name)) return;
  throw invalid('name', `name: There is a statement ${name} already`);
}

const list = async (call: Call) => json((await found(call)).federatedClaims.map(shown));
const read = async (call: Call) => json(shown(await foundClaim(call)));

async function create(call: Call) {
  const { name, expression } = await readBody(claimShape, call.body);
  await refuseTaken(call, name);
  const at = call.services.clock.now().toISOString();
  const claim = { id: newId(call.services.random, 'ofc'), name, expression, created: at, lastUpdated: at };
  await call.org.applications.changeClaims((await found(call)).id, (claims) => [...claims, claim]);
  return json(shown(claim), 201);
}

async function replace(call: Call) {
  const before = await foundClaim(call);
  const { name, expression } = await readBody(claimShape, call.body);
  await refuseTaken(call, name, before.id);
  const claim = { ...before, name, expression, lastUpdated: call.services.clock.now().toISOString() };
  await call.org.applications.changeClaims((await found(call)).id, (claims) =>
    claims.map((candidate) => (candidate.id === claim.id ? claim : candidate)),
  );
  return json(shown(claim));
}

async function remove(call: Call) {
  const { id } = await foundClaim(call);
  await call.org.applications.changeClaims((await found(call)).id, (claims) =>
    claims.filter((candidate) => candidate.id !== id),
  );
  return noContent;
}

export const federatedClaimsRoutes: readonly Route[] = [
  get('/apps/:app/federated-claims', list),
  post('/apps/:app/federated-claims', create),
  get('/apps/:app/federated-claims/:claim', read),
  put('/apps/:app/federated-claims/:claim', replace),
  del('/apps/:app/federated-claims/:claim', remove),
];
