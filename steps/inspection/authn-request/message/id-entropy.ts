import { broken, holds, type Result, type Rule, unjudged } from '../../result.ts';
import { requestIds } from './request-ids.ts';

/** Fewer requests do not show which part of an ID moves. */
const enough = 4;

/**
 * SAMLCore §1.3.4: at least 128 bits of chance. What moves between IDs bounds how much there can be, from above, so an ID
 * that passes may still be guessable, and one that is named here is too short whatever made it.
 */
export const idEntropy: Rule = (evidence): Result => {
  const found = requestIds(evidence);
  const [first] = found;
  if (first === undefined || found.length < enough)
    return unjudged(`Fewer than ${enough} requests with an ID were seen.`);
  const moving = withoutFixedEnds(found.map(({ id }) => id.value));
  const numbers = moving.map((part) => (/^\d{1,15}$/.test(part) ? Number(part) : Number.NaN));
  if (numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? Number.NaN))) {
    return broken(
      `The IDs count upwards: ${found.map(({ id }) => id.value).join(', ')}.`,
      first.message,
      first.id.span,
    );
  }
  const bits = Math.max(...moving.map((part) => part.length)) * Math.log2(alphabetOf(moving.join('')));
  // Letters that happened not to occur cost a fraction of a bit each; a fixed first letter as well.
  return bits >= 120
    ? holds(`Room for about ${Math.round(bits)} bits of chance.`, first.message)
    : broken(
        `What changes between IDs ("${moving[0]}") has room for ${Math.round(bits)} bits; 128 are due.`,
        first.message,
        first.id.span,
      );
};

/** What is left of each when the beginning and the end that all have in common are taken away. */
function withoutFixedEnds(values: readonly string[]): string[] {
  const common = (texts: readonly string[]): number => {
    const [first = '', ...others] = texts;
    let length = 0;
    while (length < first.length && others.every((other) => other[length] === first[length])) length += 1;
    return length;
  };
  const tails = values.map((value) => value.slice(common(values)));
  const reversed = tails.map((value) => [...value].reverse().join(''));
  const end = common(reversed);
  // One letter in common happens by chance.
  return tails.map((value) => value.slice(0, value.length - (end > 2 ? end : 0)));
}

/** How many letters the ID draws from, read generously: the whole set of which any letter was seen. */
function alphabetOf(text: string): number {
  const body = text.replaceAll(/[^A-Za-z0-9]/g, '');
  if (/^\d*$/.test(body)) return 10;
  if (/^[0-9a-f]*$/.test(body) || /^[0-9A-F]*$/.test(body)) return 16;
  if (/^[0-9a-z]*$/.test(body) || /^[0-9A-Z]*$/.test(body)) return 36;
  return 64;
}
