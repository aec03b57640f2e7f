import { orgSeedSchema } from '../../seed/index.ts';
import { bodySchemas } from '../bodies.ts';
import { answers } from './answers.ts';
import { descriptions } from './endpoints.ts';

type Json = Readonly<Record<string, unknown>>;

/** An endpoint as the routes name it. */
export type EndpointName = readonly [method: string, path: string];

/** One operation, for those who only want to list them. */
export interface Operation {
  method: string;
  path: string;
  summary: string;
}

const keyOf = ([method, path]: EndpointName) => `${method} ${path}`;
const templateOf = (path: string) => path.replace(/:(\w+)/g, '{$1}');
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json) => ({ 'application/json': { schema } });
const schemaNameOf = (body: string) => `${body.charAt(0).toUpperCase()}${body.slice(1)}Body`;

/** What a client calls the operation: `post /transactions/:key/hold` is `postTransactionsKeyHold`. */
const idOf = ([method, path]: EndpointName) =>
  method + path.replace(/[/:]+(\w)/g, (_all, letter: string) => letter.toUpperCase());

function refusal(description: string) {
  return { description, content: json(ref('Error')) };
}

function operationOf(endpoint: EndpointName): Json {
  const [, path] = endpoint;
  const { summary, takes, answers: answered } = descriptions[keyOf(endpoint)] ?? undescribed(endpoint);
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    operationId: idOf(endpoint),
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(takes && { requestBody: { required: true, content: json(ref(schemaNameOf(takes))) } }),
    responses: {
      200: { description: 'Done.', content: json(ref(answered)) },
      ...(takes && { 400: refusal('The body is not what this endpoint takes; every problem is named.') }),
      401: refusal('The control token is missing or wrong.'),
      ...((parameters.length > 0 || takes) && { 404: refusal('There is no such thing.') }),
    },
  };
}

function undescribed(endpoint: EndpointName): never {
  throw new Error(`${keyOf(endpoint)} stands in no line of openapi/endpoints.ts.`);
}

/** The seed's schema with its definitions among the others: nothing but the document itself is referred to. */
function seedSchemas(): Json {
  const { $schema: _dialect, $id: _id, definitions, ...seed } = orgSeedSchema();
  const moved: unknown = JSON.parse(
    JSON.stringify({ ...definitions, seed }).replaceAll('"#/definitions/', '"#/components/schemas/Seed.'),
  );
  const entries = typeof moved === 'object' && moved !== null ? Object.entries(moved) : [];
  return Object.fromEntries(
    entries.map(([name, schema]) => [name === 'seed' ? schemaNameOf('seed') : `Seed.${name}`, schema]),
  );
}

function bodies(): Json {
  return Object.fromEntries(Object.entries(bodySchemas).map(([name, schema]) => [schemaNameOf(name), schema]));
}

/** The operations in the order of the routes. */
export function operationsOf(endpoints: readonly EndpointName[]): Operation[] {
  return endpoints.map((endpoint) => ({
    method: endpoint[0].toUpperCase(),
    path: templateOf(endpoint[1]),
    summary: (descriptions[keyOf(endpoint)] ?? undescribed(endpoint)).summary,
  }));
}

/** The OpenAPI 3.1 description of these endpoints. */
export function openApiOf(endpoints: readonly EndpointName[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const path = templateOf(endpoint[1]);
    paths[path] = { ...paths[path], [endpoint[0]]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Control API of the saml-assay mock IdP',
      version: '1',
      description: 'How a test sets the identity provider up, arms faults, and asks what happened.',
    },
    // Beside this document, wherever the organisation is mounted.
    servers: [{ url: '.' }],
    security: [{ controlToken: [] }],
    paths,
    components: {
      securitySchemes: { controlToken: { type: 'http', scheme: 'bearer' } },
      schemas: { ...answers, ...bodies(), ...seedSchemas() },
    },
  };
}
