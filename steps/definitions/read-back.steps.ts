import { Then, When } from '@cucumber/cucumber';
import { subjectOf } from '../oracle/index.ts';
import { found, settle, type World } from '../support/index.ts';

/** What the read-back page shows where it shows display names. */
function shownAttribute(world: World): string[] {
  const { shownAttribute } = world.station.habits;
  if (shownAttribute === null)
    throw new Error('This case needs attributes that are shown: tag it @needs-attributes-shown');
  return world.attempt.seen?.attributes[shownAttribute] ?? [];
}

/** The value of the first Attribute of what the IdP sent, as XML says it. */
function sentValue(world: World): string {
  const xml = world.attempt.emitted?.xml ?? '';
  const markup = /<saml2:AttributeValue[^>]*>([\s\S]*?)<\/saml2:AttributeValue>/.exec(xml)?.[1] ?? '';
  const text = markup.replace(/<!--.*?-->|<\?.*?\?>/gs, '');
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (named[name ?? ''] ?? '') : String.fromCodePoint(Number(decimal));
  });
}

/** Ends a case in which what was sent cannot be compared with what is shown. */
function incomparable(world: World): 'skipped' | undefined {
  const { emitted, request } = world.attempt;
  if (emitted?.xml.includes('EncryptedAssertion')) {
    world.case.notApplicable('The Assertion is encrypted, so what was sent cannot be compared with what is shown.');
    return 'skipped';
  }
  // Faults change the first Attribute; only if that is the display name does the page show what became of it.
  const [plain] = /<saml2:AttributeValue[^>]*>[^<]*/.exec(emitted?.plainXml ?? '') ?? [];
  if (plain?.endsWith(`>${request.person.displayName}`) !== false) return undefined;
  world.case.notApplicable('The first attribute of this SP is not the display name, which its page shows.');
  return 'skipped';
}

Then('the SP reads the attribute as sent', function (this: World) {
  if (incomparable(this)) return 'skipped';
  const [shown, sent] = [shownAttribute(this), sentValue(this)];
  found(this, shown.length === 1 && shown[0] === sent, `Sent was ${quoted([sent])}, shown is ${quoted(shown)}.`);
  return undefined;
});

Then('the SP reads the attribute as sent, or refuses', function (this: World) {
  if (incomparable(this)) return 'skipped';
  const [shown, sent] = [shownAttribute(this), sentValue(this)];
  const holds = this.attempt.outcome === 'refused' || (shown.length === 1 && shown[0] === sent);
  found(this, holds, `Sent was ${quoted([sent])}, shown is ${quoted(shown)}.`, 'may-refuse');
  return undefined;
});

Then('the SP shows what the IdP said of {person}', function (this: World, alias: string) {
  const person = this.person(alias);
  const shown = shownAttribute(this);
  const holds = this.attempt.seen?.subject === subjectOf(person) && shown.includes(person.displayName);
  found(this, holds, `Shown is "${this.attempt.seen?.subject ?? ''}" with ${quoted(shown)}.`);
});

Then('the SP shows nothing of {person} there', function (this: World, alias: string) {
  const shown = shownAttribute(this);
  const holds = !shown.includes(this.person(alias).displayName);
  found(this, holds, `Where it shows the display name stands ${quoted(shown)}.`, 'may-refuse');
});

When('a newcomer signs in', async function (this: World) {
  return this.signIn({ person: this.firstPerson() });
});

Then('the SP signs in the newcomer', function (this: World) {
  if (this.attempt.emitted?.xml.includes('EncryptedAssertion')) {
    this.case.notApplicable('The Assertion is encrypted, so the name in it cannot be compared with what is shown.');
    return 'skipped';
  }
  const { emitted, outcome, seen } = this.attempt;
  const sent = /<saml2:NameID[^>]*>([^<]*)</.exec(emitted?.xml ?? '')?.[1];
  const right = seen?.subject === sent ? 'accepted-as-expected' : 'accepted-unknown';
  settle(this, 'accept', { outcome: seen === undefined ? outcome : right });
  return undefined;
});

function quoted(values: readonly string[]): string {
  return values.length === 0 ? 'nothing' : values.map((value) => JSON.stringify(value.slice(0, 300))).join(', ');
}
