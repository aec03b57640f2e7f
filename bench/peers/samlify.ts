import type { Peer } from './peer.ts';

/** A library for both sides; its IdP half, in the smallest node:http server: nobody is looked up, nothing is stored or traced. */
export const samlify: Peer = {
  name: 'samlify 2.13.1 on node:http',
  packages: ['samlify@2.13.1'],
  server: `
const { readFileSync } = require('node:fs');
const http = require('node:http');
const saml = require('samlify');
saml.setSchemaValidator({ validate: () => Promise.resolve('not asked for') });
const key = readFileSync('key.pem', 'utf8');
const cert = readFileSync('cert.pem', 'utf8').replace(/-----[^-]+-----|\\s/g, '');
const base = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-';
const server = http.createServer(async (request, response) => {
  if (request.url === '/metadata') return response.end(idp.getMetadata());
  const query = Object.fromEntries(new URL(request.url, 'http://peer').searchParams);
  const info = await idp.parseLoginRequest(sp, 'redirect', { query });
  const { context, entityEndpoint } = await idp.createLoginResponse(sp, info, 'post', { email: 'person-0@example.com' }, undefined, false, query.RelayState);
  response.setHeader('content-type', 'text/html');
  response.end('<form method="post" action="' + entityEndpoint + '"><input type="hidden" name="SAMLResponse" value="' + context + '"></form>');
}).listen(0, '127.0.0.1', () => start('http://127.0.0.1:' + server.address().port));
let idp;
let sp;
function start(origin) {
  idp = saml.IdentityProvider({
    entityID: 'urn:bench',
    privateKey: key,
    signingCert: cert,
    isAssertionEncrypted: false,
    requestSignatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    nameIDFormat: ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
    singleSignOnService: [{ Binding: base + 'Redirect', Location: origin + '/sso' }],
  });
  sp = saml.ServiceProvider({
    entityID: 'bench',
    wantAssertionsSigned: true,
    wantMessageSigned: true,
    assertionConsumerService: [{ Binding: base + 'POST', Location: 'http://localhost:9/acs' }],
  });
  served(origin + '/sso', origin + '/metadata');
}
`,
};
