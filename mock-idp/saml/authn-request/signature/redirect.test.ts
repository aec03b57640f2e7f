import { sign } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { readDemoKey, type SigningKey } from '../../index.ts';
import { signatureProblem } from './index.ts';

let key: SigningKey;
beforeAll(async () => {
  key = await readDemoKey();
});

const algorithm = encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
const octets = `SAMLRequest=good&RelayState=r&SigAlg=${algorithm}`;
const signature = () =>
  `Signature=${encodeURIComponent(sign('sha256', Buffer.from(octets), key.privateKey).toString('base64'))}`;
const problem = (query: string) =>
  signatureProblem({ binding: 'HTTP-Redirect', xml: '', parameter: 'SAMLRequest', query }, [key.certificate]);

it('takes the query that was signed', () => {
  expect(problem(`${octets}&${signature()}`)).toBeUndefined();
});

// In each of these the signed octets are there, last of their name, so that the signature itself would verify.
it.each(['SAMLRequest=evil', 'RelayState=evil', `SigAlg=${algorithm}`, 'Signature=evil'])(
  'refuses a second parameter although the signature fits: %s',
  (first) => {
    expect(problem(`${first}&${octets}&${signature()}`)).toMatch(/^The parameter \w+ is there more than once\.$/);
  },
);

it.each(['SAML%52equest=evil', 'Relay%53tate=evil', '%53ignature=evil'])(
  'refuses a parameter in other letters although the signature fits: %s',
  (other) => {
    expect(problem(`${other}&${octets}&${signature()}`)).toMatch(/^The parameter \w+ is there more than once\.$/);
    expect(problem(`${octets}&${signature()}&${other}`)).toMatch(/^The parameter \w+ is there more than once\.$/);
  },
);

it('refuses an answer beside the request although the signature fits', () => {
  expect(problem(`SAMLResponse=evil&${octets}&${signature()}`)).toBe('SAMLRequest and SAMLResponse are both there.');
});

it('lets a parameter pass that is none of SAML', () => {
  expect(problem(`utm_source=x&${octets}&${signature()}&utm_source=y`)).toBeUndefined();
});
