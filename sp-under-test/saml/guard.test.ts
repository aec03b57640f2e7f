import { describe, expect, test } from 'vitest';
import type { ReceivedForm } from './contracts.ts';
import { consumeResponse, type SamlReasonCode } from './index.ts';
import { circumstances, compose, form, goodAssertion, type Recipe, swap } from './testing/sign-response.testing.ts';

const good = form(compose());
const [value = ''] = good.samlResponse;

async function reasons(received: ReceivedForm, off: SamlReasonCode[] = []): Promise<string[]> {
  const consumed = await consumeResponse(received, circumstances(), { off });
  return consumed.accepted ? ['accepted'] : consumed.findings.map((one) => one.reason);
}

describe('the form', () => {
  const forms: readonly [SamlReasonCode, string, ReceivedForm][] = [
    ['form_invalid', 'nothing', { samlResponse: [], relayState: [], parameterNames: [] }],
    ['form_invalid', 'two values', { ...good, samlResponse: [value, value] }],
    ['form_invalid', 'in body and query', { ...good, parameterNames: ['SAMLResponse', 'SAMLResponse'] }],
    ['form_invalid', 'SAMLRequest beside it', { ...good, parameterNames: ['SAMLResponse', 'SAMLRequest'] }],
    ['form_invalid', 'two RelayStates', { ...good, relayState: ['a', 'b'] }],
    ['encoding_invalid', 'empty', { ...good, samlResponse: [''] }],
    ['encoding_invalid', 'line breaks only', { ...good, samlResponse: ['\r\n'] }],
    ['encoding_invalid', 'padding only', { ...good, samlResponse: ['===='] }],
    ['encoding_invalid', 'blank inside', { ...good, samlResponse: [`${value.slice(0, 8)} ${value.slice(8)}`] }],
    ['encoding_invalid', 'URL-safe alphabet', { ...good, samlResponse: [`-_${value}`] }],
    ['encoding_invalid', 'stray bits', { ...good, samlResponse: ['PGE+PR=='] }],
    ['encoding_invalid', 'not UTF-8', form(Buffer.from([0x3c, 0xff, 0x3e]))],
    ['encoding_invalid', 'UTF-16', form(Buffer.from('<a/>', 'utf16le').swap16().fill(0xfe, 0, 1))],
    ['message_too_large', 'decoded', form(`<a>${'x'.repeat(256 * 1024)}</a>`)],
    ['message_too_large', 'encoded', { ...good, samlResponse: ['A'.repeat(20 * 1024 * 1024)] }],
  ];
  test.each(forms)('%s: %s', async (reason, _title, received) => {
    expect((await reasons(received))[0]).toBe(reason);
  });

  test.each(['two values', 'SAMLRequest beside it', 'blank inside'])(
    'let in with that reason off: %s',
    async (title) => {
      const [reason, , received] = forms.find((one) => one[1] === title) ?? [];
      if (reason === undefined || received === undefined) throw new Error('no such case');
      expect(await reasons(received, [reason])).toEqual(['accepted']);
    },
  );
});

describe('the XML', () => {
  const wires: readonly [SamlReasonCode, string, (xml: string) => string][] = [
    ['doctype_forbidden', 'harmless', (xml) => `<!DOCTYPE x>${xml}`],
    ['doctype_forbidden', 'external entity', (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}`],
    ['xml_invalid', 'second root', (xml) => xml + xml],
    ['xml_invalid', 'trailing text', (xml) => `${xml}x`],
    ['xml_invalid', 'leading text', (xml) => `x${xml}`],
    ['xml_invalid', 'unclosed', (xml) => xml.slice(0, -1)],
    ['xml_invalid', 'wrong end tag', swap('</samlp:Response>', '</samlp:Respons>')],
    ['xml_invalid', 'bare ampersand', swap('Alice Anderson', 'Alice & Anderson')],
    ['xml_invalid', 'undeclared entity', swap('Alice Anderson', '&alice;')],
    ['xml_invalid', 'control character', swap('Alice Anderson', 'Alice\u0000')],
    ['xml_invalid', 'reference to a control character', swap('Alice Anderson', '&#0;')],
    ['xml_invalid', 'less-than in an attribute', swap('Name="name"', 'Name="<"')],
    ['xml_invalid', 'attribute without quotes', swap('Name="name"', 'Name=name')],
    ['xml_invalid', 'attribute twice', swap('ID="_a1"', 'ID="_a1" ID="_a1"')],
    [
      'xml_invalid',
      'attribute twice by two prefixes',
      swap('ID="_a1"', 'xmlns:p="urn:p" xmlns:q="urn:p" p:x="1" q:x="2" ID="_a1"'),
    ],
    [
      'xml_invalid',
      'undeclared prefix',
      swap('<samlp:Status>', '<samlp:Extensions><no:such/></samlp:Extensions><samlp:Status>'),
    ],
    [
      'xml_invalid',
      'relative namespace name',
      swap('<samlp:Status>', '<samlp:Extensions><a:b xmlns:a="./x"/></samlp:Extensions><samlp:Status>'),
    ],
    ['xml_invalid', 'instruction inside NameID', swap('alice@example', 'ali<?x ?>ce@example')],
    ['xml_invalid', 'XML 1.1', (xml) => `<?xml version="1.1"?>${xml}`],
    ['xml_invalid', 'declared in another encoding', (xml) => `<?xml version="1.0" encoding="UTF-7"?>${xml}`],
    ['xml_invalid', 'comment with two hyphens', swap('Alice Anderson', 'Alice<!-- -- -->')],
    ['xml_invalid', 'not XML', () => '{"SAMLResponse":true}'],
    ['message_too_deep', '20 000 levels', () => `${'<a>'.repeat(20000)}${'</a>'.repeat(20000)}`],
    [
      'message_too_large',
      '40 000 attributes',
      () => `<a ${Array.from({ length: 20000 }, (_, n) => `a${n}="1"`).join(' ')}/>`,
    ],
    ['message_too_large', 'many comments', (xml) => xml.replace('Alice', () => '<!---->'.repeat(20000))],
    ['root_element_unexpected', 'Assertion as root', () => goodAssertion],
    ['root_element_unexpected', 'foreign root', (xml) => `<x>${xml}</x>`],
    ['root_element_unexpected', 'LogoutResponse', (xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse')],
    [
      'root_element_unexpected',
      'SAML namespace in upper case',
      (xml) => xml.replaceAll('SAML:2.0:protocol', 'SAML:2.0:PROTOCOL'),
    ],
    [
      'duplicate_id',
      'same ID twice',
      swap('<samlp:Status>', '<samlp:Extensions><x:y xmlns:x="urn:x" ID="_a1"/></samlp:Extensions><samlp:Status>'),
    ],
    [
      'duplicate_id',
      'as xml:id',
      swap('<samlp:Status>', '<samlp:Extensions><x:y xmlns:x="urn:x" xml:id="_a1"/></samlp:Extensions><samlp:Status>'),
    ],
    ['duplicate_id', 'two on one element', swap('ID="_r1"', 'ID="_r1" samlp:ID="_r2"')],
  ];
  test.each(wires)('%s: %s', async (reason, _title, wire) => {
    const started = process.cpuUsage();
    expect((await reasons(form(compose({ sign: 'assertion', wire }))))[0]).toBe(reason);
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  });

  const switched: readonly [SamlReasonCode, Recipe][] = [
    ['doctype_forbidden', { wire: (xml) => `<!DOCTYPE x>${xml}` }],
    ['xml_invalid', { wire: swap('<samlp:Status>', '<!-- -- --><samlp:Status>'), sign: 'assertion' }],
    ['root_element_unexpected', { wire: (xml) => `<x>${xml}</x>` }],
    [
      'duplicate_id',
      {
        sign: 'assertion',
        wire: swap(
          '<samlp:Status>',
          '<samlp:Extensions><x:y xmlns:x="urn:x" xml:id="_r1"/></samlp:Extensions><samlp:Status>',
        ),
      },
    ],
    [
      'message_too_deep',
      {
        sign: 'assertion',
        wire: swap(
          '<samlp:Status>',
          `<samlp:Extensions>${'<a>'.repeat(70)}${'</a>'.repeat(70)}</samlp:Extensions><samlp:Status>`,
        ),
      },
    ],
    [
      'message_too_large',
      {
        sign: 'assertion',
        wire: swap('<samlp:Status>', `<samlp:Extensions><a>${'x'.repeat(300000)}</a></samlp:Extensions><samlp:Status>`),
      },
    ],
  ];
  test.each(switched)('%s: let in with that reason off', async (reason, recipe) => {
    const received = form(compose(recipe));
    expect((await reasons(received))[0]).toBe(reason);
    expect(await reasons(received, [reason])).toEqual(['accepted']);
  });
});
