import type { Peer } from './peer.ts';

/** Auth0's middleware in the smallest Express app: nobody is looked up, nothing is stored or traced. */
export const samlp: Peer = {
  name: 'samlp 8.0.0 in Express 4',
  packages: ['samlp@8.0.0', 'express@4.22.3'],
  server: `
const { readFileSync } = require('node:fs');
const express = require('express');
const samlp = require('samlp');
const app = express();
const user = { id: 'person-0', emails: [{ value: 'person-0@example.com' }], displayName: 'Person 0', name: {} };
const cert = readFileSync('cert.pem');
app.get('/metadata', samlp.metadata({ issuer: 'urn:bench', cert, redirectEndpointPath: '/sso', postEndpointPath: '/sso' }));
app.get('/sso', samlp.auth({
  issuer: 'urn:bench',
  cert,
  key: readFileSync('key.pem'),
  signatureAlgorithm: 'rsa-sha256',
  digestAlgorithm: 'sha256',
  signResponse: true,
  signAssertion: true,
  getUserFromRequest: () => user,
  getPostURL: (audience, request, req, done) => done(null, 'http://localhost:9/acs'),
}));
const server = app.listen(0, '127.0.0.1', () => {
  const origin = 'http://127.0.0.1:' + server.address().port;
  served(origin + '/sso', origin + '/metadata');
});
`,
};
