import { Given, Then } from '@cucumber/cucumber';
import { expectThat, stageOf } from '../stage/index.ts';

const contentAlgorithms: Readonly<Record<string, string>> = {
  'AES128-CBC': 'AES128_CBC',
  'AES256-CBC': 'AES256_CBC',
  'AES128-GCM': 'AES128_GCM',
  'AES256-GCM': 'AES256_GCM',
};
const keyTransports: Readonly<Record<string, string>> = {
  'RSA-OAEP': 'RSA_OAEP',
  'RSA-OAEP with SHA-256': 'RSA_OAEP_SHA256',
};
const requirements = { Assertion: 'assertion', Response: 'response', both: 'both' } as const;

Given('Okta encrypts assertions with {string} and {string}', async function (content: string, transport: string) {
  const stage = await stageOf(this);
  await stage.okta.settings({
    assertionEncryption: {
      enabled: true,
      encryptionAlgorithm: contentAlgorithms[content],
      keyTransportAlgorithm: keyTransports[transport],
      x5c: [await stage.trust.spCertificate('encryption')],
    },
  });
});

Given('Okta encrypts assertions for another service provider', async function () {
  const stage = await stageOf(this);
  // The IdP's own certificate is somebody's, and not this SP's.
  const { certificate } = await stage.okta.app();
  await stage.okta.settings({ assertionEncryption: { enabled: true, x5c: [certificate] } });
});

Given('Okta signs only the {word}', async function (part: string) {
  const stage = await stageOf(this);
  await stage.okta.settings({ assertionSigned: part === 'Assertion', responseSigned: part === 'Response' });
});

Given('Okta signs with {string} and {string}', async function (signatureAlgorithm: string, digestAlgorithm: string) {
  await (await stageOf(this)).okta.settings({ signatureAlgorithm, digestAlgorithm });
});

Given('Okta validates SAML requests with the certificate of the service provider', async function () {
  const stage = await stageOf(this);
  const x5c = [await stage.trust.spCertificate('signing')];
  await stage.okta.settings({ samlSignedRequestEnabled: true, spCertificate: { x5c } });
});

Given('Workato signs its authentication requests', async function () {
  await (await stageOf(this)).trust.signatures({ signRequests: true });
});

Given('Workato requires a signature of the Assertion', async function () {
  await (await stageOf(this)).trust.signatures({ required: requirements.Assertion });
});

Given('Workato requires a signature of the Response', async function () {
  await (await stageOf(this)).trust.signatures({ required: requirements.Response });
});

Given('Workato requires both signatures', async function () {
  await (await stageOf(this)).trust.signatures({ required: requirements.both });
});

Then('nobody on the way could read the assertion of {person}', async function (alias: string) {
  const stage = await stageOf(this);
  const xml = await stage.issued.lastResponse(alias);
  expectThat(xml.includes('EncryptedAssertion'), 'the Response holds no EncryptedAssertion');
  expectThat(!xml.includes(stage.people.login(alias)), `the Response names ${stage.people.login(alias)} in the clear`);
});
