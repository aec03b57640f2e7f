import {
  child,
  comment,
  editAll,
  element,
  text,
  textOf,
  withAttribute,
  withChildren,
  type XmlNode,
} from '../saml/xml/index.ts';
import { at, type FaultEntry, family, inAssertion, otherPerson } from './parts.ts';

const NAME_ID = ['Subject', 'NameID'];
const AS = { as: 'Login of the person a careless reader would take the identifier for.' };
const SUFFIX = '.attacker.example';

/** The identifier begins with another person's; a reader that stops at the first text node lets that person in. */
function split(name: string, summary: string, rest: readonly XmlNode[]): FaultEntry {
  return {
    name: `name-id-${name}`,
    effect: 'open',
    summary,
    clause: 'SAMLCore §1.3.1; CWE-436',
    parameters: AS,
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, NAME_ID, (found) => withChildren(found, [text(otherPerson(context).nameId), ...rest])),
  };
}

function value(
  name: string,
  summary: string,
  change: (genuine: string) => string,
  effect: 'negative' | 'open' = 'negative',
): FaultEntry {
  return {
    name: `name-id-${name}`,
    effect,
    summary,
    clause: 'SAMLCore §1.3.1, §2.2.2',
    point: 'plan',
    apply: (plan) =>
      inAssertion(plan, ({ subject, ...assertion }) => ({
        ...assertion,
        subject: { ...subject, nameId: { ...subject.nameId, value: change(subject.nameId.value) } },
      })),
  };
}

/** Who the Subject is. */
export const nameIdFamily = family('name-id', [
  {
    name: 'name-id-missing',
    effect: 'negative',
    summary: 'Subject has no NameID.',
    clause: 'SAMLCore §2.4.1',
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, NAME_ID, () => undefined),
  },
  value('empty', 'NameID is empty.', () => ''),
  value('blank', 'NameID is blanks only.', () => '   '),
  value('not-an-email', 'NameID has the format emailAddress and no address in it.', () => 'not an address'),
  value('padded', 'NameID has a line break at its end.', (genuine) => `${genuine}\n`, 'open'),
  value('upper-case', 'NameID is written in upper case.', (genuine) => genuine.toUpperCase(), 'open'),
  {
    name: 'name-id-format-wrong',
    effect: 'negative',
    summary: 'NameID has the format transient.',
    clause: 'SAMLCore §8.3',
    point: 'assertion-tree',
    apply: (assertion) =>
      at(assertion, NAME_ID, (found) =>
        withAttribute(found, 'Format', 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'),
      ),
  },
  {
    name: 'name-id-confusable',
    effect: 'open',
    summary: "NameID is another person's with full-width letters, which compatibility folding makes the same.",
    clause: 'SAMLCore §1.3.1; CWE-176',
    parameters: AS,
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, NAME_ID, (found) =>
        withChildren(found, [
          text(
            otherPerson(context).nameId.replace(/^[a-z]/i, (letter) =>
              String.fromCodePoint(letter.charCodeAt(0) + 0xfee0),
            ),
          ),
        ]),
      ),
  },
  split('comment-split', "NameID is another person's, a comment, and more.", [comment('split'), text(SUFFIX)]),
  split('instruction-split', "NameID is another person's, a processing instruction, and more.", [
    { kind: 'instruction', target: 'assay', data: 'split' },
    text(SUFFIX),
  ]),
  split('cdata-split', "NameID is another person's, and more in a CDATA section.", [{ kind: 'cdata', value: SUFFIX }]),
  {
    ...split('child-element', "NameID is another person's, an element, and more.", [
      element('assay:Split', { namespaces: { assay: 'urn:example:assay' } }),
      text(SUFFIX),
    ]),
    effect: 'negative',
  },
  {
    name: 'name-id-comment-after-signing',
    effect: 'open',
    summary: 'A comment is put into NameID after signing, which no signature notices.',
    clause: 'SAMLCore §1.3.1; CWE-436',
    point: 'signed-response',
    apply: (response) =>
      child(response, 'Assertion') === undefined
        ? response
        : editAll(response, 'NameID', (found) => {
            const whole = textOf(found);
            return withChildren(found, [text(whole.slice(0, 3)), comment('split'), text(whole.slice(3))]);
          }),
  },
  {
    name: 'name-id-two',
    effect: 'negative',
    summary: "Subject has a second NameID, another person's, before the genuine one.",
    clause: 'SAMLCore §2.4.1',
    parameters: AS,
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, NAME_ID, (found) => [withChildren(found, [text(otherPerson(context).nameId)]), found]),
  },
]);
