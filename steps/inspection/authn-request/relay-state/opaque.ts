import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

const revealing: readonly (readonly [string, RegExp])[] = [
  ['a URL', /\bhttps?:\/\//i],
  ['an e-mail address', /[^\s@/?&=]+@[^\s@/?&=]+\.[a-z]{2,}/i],
];

/** SAMLProf §4.1.3.1, CWE-200: RelayState passes through foreign hands, and tells as little as it can. */
export const relaystateOpaque: Rule = (evidence) =>
  everyRequest(evidence, ({ parameters, wire }) => {
    const found = parameters.find(({ name }) => name === 'RelayState');
    if (found === undefined || found.value === '') return unjudged('The requests carry no RelayState.');
    const readings = [found.value, percentDecoded(found.value), base64Decoded(found.value)];
    const told = revealing.find(([, pattern]) => readings.some((reading) => pattern.test(reading)));
    return told === undefined
      ? holds('Neither a URL nor an e-mail address can be read in it.', wire)
      : broken(`RelayState shows ${told[0]}: ${found.value}`, wire, spanOf(wire.text, found.raw));
  });

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Only what is text: chance writes an address into random bytes sooner or later. */
function base64Decoded(text: string): string {
  const decoded = Buffer.from(text, 'base64').toString('latin1');
  return /^[\x20-\x7e]+$/.test(decoded) ? decoded : '';
}
