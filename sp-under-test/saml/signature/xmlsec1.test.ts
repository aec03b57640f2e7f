import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consumeResponse } from '../index.ts';
import { circumstances, compose, form, idpKey, swap } from '../testing/sign-response.testing.ts';

const installed = spawnSync('xmlsec1', ['--version']).status === 0;

/** An unfinished Signature for xmlsec1 to complete, with namespaces and blanks as other signers write them. */
const template = (id: string) =>
  `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">
  <SignedInfo>
    <CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
    <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
    <Reference URI="#${id}">
      <Transforms>
        <Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
        <Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"><InclusiveNamespaces xmlns="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="xs xsi"/></Transform>
      </Transforms>
      <DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
      <DigestValue/>
    </Reference>
  </SignedInfo>
  <SignatureValue/>
</Signature>`;

function signWithXmlsec1(xml: string, element: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sign-'));
  try {
    const [key, source, target] = ['key.pem', 'in.xml', 'out.xml'].map((name) => join(folder, name));
    if (key === undefined || source === undefined || target === undefined) throw new Error('no paths');
    writeFileSync(key, idpKey.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(source, xml);
    const signature = `/*/descendant-or-self::*[local-name()='${element}']/*[local-name()='Signature']`;
    const options = ['--id-attr:ID', element, '--node-xpath', signature, '--output', target];
    execFileSync('xmlsec1', ['--sign', '--privkey-pem', key, ...options, source], { stdio: 'pipe' });
    return readFileSync(target, 'utf8').replace(/^<\?xml.*\?>\n/, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A signer of another family: where our canonical form and libxml2's differ, good people would be locked out.
test.skipIf(!installed)('what xmlsec1 signs is accepted: Assertion, then Response', async () => {
  const plain = compose({
    sign: 'none',
    assertion: (xml) =>
      swap(
        '</saml:Issuer>',
        `</saml:Issuer>${template('_a1')}`,
      )(
        swap('<saml:Assertion ', '<saml:Assertion xmlns:B="urn:b" xmlns:a="urn:a" B:x="&#9;&lt;" a:y="2" ')(xml),
      ).replace('Alice Anderson', 'Alice &amp; &#13;\n<![CDATA[<Anderson>]]>'),
  });
  const assertionSigned = signWithXmlsec1(plain, 'Assertion');
  expect(await consumeResponse(form(assertionSigned), circumstances())).toMatchObject({ accepted: true });
  const withTemplate = assertionSigned.replace('</saml:Issuer><samlp', () => `</saml:Issuer>${template('_r1')}<samlp`);
  const bothSigned = signWithXmlsec1(withTemplate, 'Response');
  expect(await consumeResponse(form(bothSigned), circumstances())).toMatchObject({ accepted: true });
  const changed = form(bothSigned.replace('alice@', 'bob@'));
  expect(await consumeResponse(changed, circumstances())).toMatchObject({
    accepted: false,
    findings: [{ reason: 'signature_invalid' }, { reason: 'signature_invalid' }],
  });
});
