import {
  alice,
  assertionXml,
  type Family,
  freshId,
  message,
  responseXml,
  samlp,
  type Target,
} from './message.testing.ts';

const whole = /<saml:Assertion.*<\/saml:Assertion>/;
const signature = /<ds:Signature.*?<\/ds:Signature>/;
const idOf = (xml: string) => /<saml:Assertion[^>]* ID="([^"]+)"/.exec(xml)?.[1] ?? '';
/** Before an end tag. */
const into = (xml: string, end: string, inside: string) => xml.replace(end, () => inside + end);
const object = (inside: string) => `<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${inside}</ds:Object>`;

/** Where the Assertion that is really signed goes, given the forged one. */
const places: Readonly<Record<string, (evil: string, original: string) => string>> = {
  'original before': (evil, original) => original + evil,
  'original behind': (evil, original) => evil + original,
  'original inside, last': (evil, original) => into(evil, '</saml:Assertion>', original),
  'original inside, first': (evil, original) => evil.replace('<saml:Issuer>', () => `${original}<saml:Issuer>`),
  'original in Advice': (evil, original) =>
    evil.replace('<saml:AuthnStatement', (next) => `<saml:Advice>${original}</saml:Advice>${next}`),
  'original in SubjectConfirmationData': (evil, original) => into(evil, '</saml:SubjectConfirmationData>', original),
  'original in an AttributeValue': (evil, original) => into(evil, '</saml:AttributeValue>', original),
  'original in ds:Object of its own Signature': (evil, original) => {
    const seal = signature.exec(original)?.[0] ?? '';
    const moved = into(seal, '</ds:Signature>', object(original.replace(seal, '')));
    return evil.replace('</saml:Issuer>', (issuer) => issuer + moved);
  },
  'its Signature moved to the forged one': (evil, original) => {
    const seal = signature.exec(original)?.[0] ?? '';
    return evil.replace('</saml:Issuer>', (issuer) => issuer + seal) + original.replace(seal, '');
  },
  'its Signature copied to the forged one': (evil, original) =>
    evil.replace('</saml:Issuer>', (issuer) => issuer + (signature.exec(original)?.[0] ?? '')) + original,
  'forged inside the original': (evil, original) => into(original, '</saml:Assertion>', evil),
  'forged in the Signature of the original': (evil, original) => into(original, '</ds:Signature>', object(evil)),
};

const assertions: Family = Object.entries(places).flatMap(([name, place]) =>
  ['another ID', 'the same ID'].map((kind) => {
    const forge = (target: Target) => {
      const good = message(target, { mode: 'assertion' });
      const original = whole.exec(good)?.[0] ?? '';
      const evil = assertionXml(target, alice, kind === 'another ID' ? freshId() : idOf(good));
      return good.replace(original, () => place(evil, original));
    };
    return [`${name}, ${kind}`, forge] as const;
  }),
);

/** Around the Assertion: elements of the envelope that nobody looks into. */
const envelopes: Family = (['samlp:Extensions', 'samlp:StatusDetail'] as const).flatMap((element) =>
  (['original', 'forged'] as const).map((hidden) => {
    const forge = (target: Target) => {
      const good = message(target, { mode: 'assertion' });
      const original = whole.exec(good)?.[0] ?? '';
      const evil = assertionXml(target, alice, freshId());
      const [inside, outside] = hidden === 'original' ? [original, evil] : [evil, original];
      const box = `<${element}>${inside}</${element}>`;
      const base = good.replace(original, () => outside);
      return element === 'samlp:Extensions'
        ? base.replace('<samlp:Status>', (next) => box + next)
        : into(base, '</samlp:Status>', box);
    };
    return [`${hidden} in ${element}`, forge] as const;
  }),
);

/** A signed Response inside or beside a forged one. */
const responses: Family = Object.entries({
  'whole Response in Extensions': (evil: string, good: string) =>
    evil.replace('<samlp:Status>', (next) => `<samlp:Extensions>${good}</samlp:Extensions>${next}`),
  'whole Response in StatusDetail': (evil: string, good: string) =>
    into(evil, '</samlp:Status>', `<samlp:StatusDetail>${good}</samlp:StatusDetail>`),
  'whole Response last': (evil: string, good: string) => into(evil, '</samlp:Response>', good),
  'whole Response first': (evil: string, good: string) => evil.replace('<saml:Issuer', (next) => good + next),
  'whole Response in ds:Object, its Signature outside': (evil: string, good: string) => {
    const seal = signature.exec(good)?.[0] ?? '';
    return evil.replace(
      '</saml:Issuer>',
      (issuer) => issuer + into(seal, '</ds:Signature>', object(good.replace(seal, ''))),
    );
  },
  'two roots, good one first': (evil: string, good: string) => good + evil,
  'two roots, forged one first': (evil: string, good: string) => evil + good,
  'both in an element of another kind': (evil: string, good: string) =>
    `<samlp:ArtifactResponse xmlns:samlp="${samlp}">${evil}${good}</samlp:ArtifactResponse>`,
}).flatMap(([name, place]) =>
  (['response', 'both'] as const).map((mode) => {
    const forge = (target: Target) =>
      place(responseXml(target, freshId(), assertionXml(target, alice, freshId())), message(target, { mode }));
    return [`${name} (${mode})`, forge] as const;
  }),
);

/** What is signed is there, and something else stands where it is looked for. */
export const wrapped: Family = [...assertions, ...envelopes, ...responses];
