/** The description says what the endpoints do: each is called, and its answer held against its schema. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { authnRequest, redirectUrl, startIdp, type TestIdp } from '../../http/testing/idp.ts';
import { situations } from '../../situations/index.ts';
import { controlDescription, controlOperations } from '../api.ts';
import { descriptions } from './endpoints.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
afterAll(() => idp.close());

interface Described {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content: Record<string, { schema: { $ref: string } }> }> }>
  >;
  components: { schemas: Record<string, object> };
}

async function document(): Promise<Described> {
  return JSON.parse(JSON.stringify(controlDescription()));
}

test('every route is described, and nothing else', () => {
  const served = controlOperations().map(({ method, path }) => `${method.toLowerCase()} ${path}`);
  const described = Object.keys(descriptions).map((key) => key.replace(/:(\w+)/g, '{$1}'));
  expect(described.sort()).toEqual(served.sort());
});

test('openapi.yaml is what the routes and schemas say', async () => {
  const made = '# Made of the routes by `npx vitest run mock-idp/control/openapi -u`; do not edit.\n';
  const text = made + stringify(await document(), { aliasDuplicateObjects: false, lineWidth: 0 });
  await expect(text).toMatchFileSnapshot('openapi.yaml');
});

test('it is served without a token, and refers to nothing outside itself', async () => {
  const response = await fetch(`${idp.adminUrl}/_assay/openapi.json`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(await document());
  const refs = [...JSON.stringify(await document()).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
  const { schemas } = (await document()).components;
  expect(refs.filter((ref) => !(ref.replace('#/components/schemas/', '') in schemas))).toEqual([]);
});

describe('every endpoint answers as it is described', () => {
  interface Call {
    at: string;
    path?: string;
    body?: unknown;
    status?: 400 | 404;
  }
  const dave = { login: 'dave@example.com', firstName: 'Dave', lastName: 'Day', status: 'STAGED' };

  const spMetadata =
    '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="sp"><md:SPSSODescriptor ' +
    'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:AssertionConsumerService index="0" ' +
    'Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="http://localhost:9/acs"/></md:SPSSODescriptor></md:EntityDescriptor>';

  async function calls(): Promise<Call[]> {
    const opened = await idp.control('POST', '/transactions', { person: 'alice@example.com', app: 'Portal' });
    const key = (opened.body as { key: string }).key;
    await fetch(redirectUrl(idp.app.ssoUrl, authnRequest()), { redirect: 'manual' });
    await fetch(idp.app.metadataUrl);
    const [exchange] = (await idp.received()).slice(-1);
    const snapshot = await idp.snapshot();
    return [
      { at: 'get /organisation' },
      { at: 'get /organisation/seed' },
      { at: 'patch /organisation', body: { people: [dave], apps: [{ label: 'Portal' }] } },
      { at: 'patch /organisation', body: { poeple: [] }, status: 400 },
      {
        at: 'delete /organisation/apps/{label}/assignments/{login}',
        path: '/organisation/apps/Portal/assignments/alice@example.com',
      },
      { at: 'post /sp-metadata', body: { metadata: spMetadata } },
      { at: 'post /transactions', body: { person: 'alice@example.com', faults: [{ name: 'audience-wrong' }] } },
      { at: 'post /transactions/{key}/hold', path: `/transactions/${key}/hold`, body: { held: true } },
      { at: 'post /transactions/{key}/logout', path: `/transactions/${key}/logout`, body: {} },
      { at: 'get /transactions/{key}', path: `/transactions/${key}` },
      { at: 'get /transactions/{key}', path: '/transactions/none', status: 404 },
      { at: 'delete /transactions/{key}', path: `/transactions/${key}` },
      { at: 'get /received' },
      { at: 'get /situations' },
      { at: 'post /stage', body: { situation: situations[0]?.name } },
      { at: 'get /stage' },
      { at: 'delete /stage/{id}', path: '/stage/none', status: 404 },
      { at: 'post /requests/take', body: {} },
      { at: 'post /resend', body: { exchange: 'exchange-99' }, status: 404 },
      { at: 'get /trace/{id}/export', path: `/trace/${exchange?.id}/export` },
      { at: 'get /trace' },
      { at: 'get /trace/{id}', path: `/trace/${exchange?.id}` },
      { at: 'put /clock', body: { advanceSeconds: 60 } },
      { at: 'get /clock' },
      { at: 'get /faults' },
      { at: 'post /armed', body: { fault: 'audience-wrong' } },
      { at: 'get /armed' },
      { at: 'delete /armed/{id}', path: '/armed/armed-1' },
      { at: 'post /snapshot' },
      { at: 'post /restore', body: { id: snapshot } },
      { at: 'get /outbox' },
      { at: 'post /organisations', body: { subdomain: 'acme' } },
      { at: 'get /organisations' },
      { at: 'get /organisations/{subdomain}', path: '/organisations/acme' },
      { at: 'delete /organisations/{subdomain}', path: '/organisations/acme' },
      { at: 'post /reset' },
    ];
  }

  test('all of them', async () => {
    const { Ajv2020 } = await import('ajv/dist/2020.js');
    const formats = await import('ajv-formats');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default.default(ajv, ['date-time']);
    const described = await document();
    ajv.addSchema({ $id: 'openapi', ...described });
    const made = await calls();
    expect([...new Set(made.map(({ at }) => at))].sort()).toEqual(
      Object.entries(described.paths)
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
        .sort(),
    );
    for (const { at, path, body, status = 200 } of made) {
      const [method = '', template = ''] = at.split(' ');
      const answer = await idp.control(method.toUpperCase(), path ?? template, body);
      const schema = described.paths[template]?.[method]?.responses[status]?.content['application/json']?.schema.$ref;
      const validate = ajv.getSchema(`openapi${schema}`);
      expect({ at, status: answer.status }).toEqual({ at, status });
      expect({ at, valid: validate?.(answer.body), errors: validate?.errors }).toEqual({
        at,
        valid: true,
        errors: null,
      });
    }
  });
});
