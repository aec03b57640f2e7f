/** `/apps/{id}/credentials/csrs`: certificates of an authority of one's own. */
import type { AppCsr } from '../../org/index.ts';
import {
  type Answer,
  type Call,
  del,
  get,
  invalid,
  json,
  noContent,
  post,
  type Route,
  readBody,
  type Shape,
  shape,
} from '../engine/index.ts';
import { csrJson } from '../shapes/csr.ts';
import { keyJson } from '../shapes/key.ts';

interface CsrBody {
  subject?: {
    countryName?: string;
    stateOrProvinceName?: string;
    localityName?: string;
    organizationName?: string;
    organizationalUnitName?: string;
    commonName?: string;
  } | null;
  subjectAltNames?: { dnsNames?: string[] | null } | null;
}

const text = { type: 'string', minLength: 1, maxLength: 128 };
const csrShape: Shape<CsrBody> = shape<CsrBody>()('csr', {
  type: 'object',
  properties: {
    subject: {
      type: ['object', 'null'],
      properties: {
        countryName: text,
        stateOrProvinceName: text,
        localityName: text,
        organizationName: text,
        organizationalUnitName: text,
        commonName: text,
      },
    },
    subjectAltNames: {
      type: ['object', 'null'],
      properties: { dnsNames: { type: ['array', 'null'], maxItems: 100, items: text } },
    },
  },
});

const of = (call: Call) => call.org.applications.csrs;

/** As JSON, or the bare request for whoever asks for that. */
function answer(call: Call, csr: AppCsr, status = 200): Answer {
  if (!call.accepts.includes('application/pkcs10')) return json(csrJson(call, csr), status);
  return { kind: 'text', type: 'application/pkcs10', body: csr.csr, status };
}

async function generate(call: Call) {
  const { subject, subjectAltNames } = await readBody(csrShape, call.body);
  const { commonName, countryName, localityName, organizationName, organizationalUnitName, stateOrProvinceName } =
    subject ?? {};
  const wish = {
    subject: {
      ...(commonName !== undefined && { commonName }),
      ...(countryName !== undefined && { countryName }),
      ...(localityName !== undefined && { localityName }),
      ...(organizationName !== undefined && { organizationName }),
      ...(organizationalUnitName !== undefined && { organizationalUnitName }),
      ...(stateOrProvinceName !== undefined && { stateOrProvinceName }),
    },
    dnsNames: subjectAltNames?.dnsNames ?? [],
  };
  return answer(call, await of(call).generate(call.param('app'), wish), 201);
}

async function list(call: Call) {
  return json((await of(call).list(call.param('app'))).map((csr) => csrJson(call, csr)));
}

const read = async (call: Call) => answer(call, await of(call).get(call.param('app'), call.param('csr')));

async function publish(call: Call) {
  if (!Buffer.isBuffer(call.body)) throw invalid('certificate', 'certificate: The field cannot be left blank');
  const key = await of(call).publish(call.param('app'), call.param('csr'), call.body);
  const app = await call.org.applications.get(call.param('app'));
  return json(keyJson(key, call.org.applications.key(app, key.kid)), 201);
}

async function revoke(call: Call) {
  await of(call).revoke(call.param('app'), call.param('csr'));
  return noContent;
}

export const appCsrsRoutes: readonly Route[] = [
  get('/apps/:app/credentials/csrs', list),
  post('/apps/:app/credentials/csrs', generate),
  get('/apps/:app/credentials/csrs/:csr', read),
  del('/apps/:app/credentials/csrs/:csr', revoke),
  post('/apps/:app/credentials/csrs/:csr/lifecycle/publish', publish),
];
