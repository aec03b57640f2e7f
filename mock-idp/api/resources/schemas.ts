/** `/meta/schemas`: which attributes the profiles of people and of app users have. */
import { type AppUserAttribute, baseAttributes, requiredAttributes } from '../../org/index.ts';
import { type Call, get, invalid, json, notFound, post, type Route, readBody } from '../engine/index.ts';
import { moment } from '../shapes/moment.ts';
import { attributeOf, type SchemaBody, schemaJson, schemaShape } from '../shapes/schema.ts';
import { userTypeId } from '../shapes/user.ts';

const variableName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Properties to put and names to remove. */
function changesOf(body: SchemaBody, present: readonly AppUserAttribute[], reserved: readonly string[]) {
  const put: AppUserAttribute[] = [];
  const removed: string[] = [];
  for (const [name, property] of Object.entries(body.definitions?.custom?.properties ?? {})) {
    if (!variableName.test(name) || name in Object.prototype || reserved.includes(name)) {
      throw invalid('schema', `${name}: The variable name is invalid or taken by a base attribute`);
    }
    const before = present.find((attribute) => attribute.name === name);
    if (property === null) {
      if (before) removed.push(name);
    } else if (before && property.type && (property.type === 'array') !== (before.type === 'string array')) {
      throw invalid('schema', `${name}: The type of an attribute cannot be changed`);
    } else if (property.union && property.scope === 'SELF') {
      throw invalid('schema', `${name}: union is not allowed for an attribute of scope SELF`);
    } else put.push(attributeOf(name, property, before));
  }
  return { put, removed };
}

async function appSchema(call: Call) {
  const app = await call.org.applications.get(call.param('app'));
  const userName = { title: 'Username', type: 'string', required: true, scope: 'NONE', maxLength: 100 };
  return schemaJson({
    id: `${call.baseUrl}/meta/schemas/apps/${app.id}/default`,
    name: app.name,
    title: `${app.label} User`,
    lastUpdated: moment(app.lastUpdated),
    created: moment(app.created),
    base: { userName: { ...userName, master: { type: 'PROFILE_MASTER' } } },
    baseRequired: ['userName'],
    custom: app.appUserAttributes,
  });
}

const readAppSchema = async (call: Call) => json(await appSchema(call));

async function changeAppSchema(call: Call) {
  const { applications } = call.org;
  const app = await applications.get(call.param('app'));
  const { put, removed } = changesOf(await readBody(schemaShape, call.body), app.appUserAttributes, ['userName']);
  for (const attribute of put) await applications.addAttribute(app.id, attribute);
  for (const name of removed) await applications.removeAttribute(app.id, name);
  return json(await appSchema(call));
}

const baseNames = baseAttributes.map(([name]) => name);

async function userSchema(call: Call) {
  const id = call.param('schema');
  const { id: organisationId } = await call.org.organisation.get();
  if (id !== 'default' && id !== `osc${organisationId.slice(3)}`) throw notFound(id, 'UserSchema');
  const at = moment(call.services.clock.now().toISOString());
  const base = baseAttributes.map(([name, title]) => {
    const required = requiredAttributes.includes(name);
    return [name, { title, type: 'string', ...(required && { required }), scope: 'NONE' }] as const;
  });
  return schemaJson({
    id: `${call.baseUrl}/meta/schemas/user/default`,
    name: 'user',
    title: 'User',
    lastUpdated: at,
    created: at,
    base: Object.fromEntries(base),
    baseRequired: requiredAttributes,
    custom: await call.org.userSchema.list(),
    permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
  });
}

const readUserSchema = async (call: Call) => json(await userSchema(call));

async function changeUserSchema(call: Call) {
  const schema = call.org.userSchema;
  const { put, removed } = changesOf(await readBody(schemaShape, call.body), await schema.list(), baseNames);
  for (const attribute of put) await schema.put(attribute);
  for (const name of removed) await schema.remove(name);
  return json(await userSchema(call));
}

async function userType(call: Call) {
  const { id: organisationId } = await call.org.organisation.get();
  const id = userTypeId(organisationId);
  const self = { href: `${call.baseUrl}/api/v1/meta/types/user/${id}` };
  const schema = { href: `${call.baseUrl}/api/v1/meta/schemas/user/default` };
  return { id, name: 'user', displayName: 'User', default: true, _links: { self, schema } };
}

const listUserTypes = async (call: Call) => json([await userType(call)]);

async function readUserType(call: Call) {
  const type = await userType(call);
  if (![type.id, 'default'].includes(call.param('type'))) throw notFound(call.param('type'), 'UserType');
  return json(type);
}

export const schemasRoutes: readonly Route[] = [
  get('/meta/schemas/apps/:app/default', readAppSchema),
  post('/meta/schemas/apps/:app/default', changeAppSchema),
  get('/meta/schemas/user/:schema', readUserSchema),
  post('/meta/schemas/user/:schema', changeUserSchema),
  get('/meta/types/user', listUserTypes),
  get('/meta/types/user/:type', readUserType),
];
