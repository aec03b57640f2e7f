/** Gives as many random bytes as asked for. Injected, so that a test can repeat a run. */
export type Random = (bytes: number) => Uint8Array;

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Bytes from here up would make the first letters more likely than the last. */
const unbiased = 256 - (256 % letters.length);

/** Letters and digits at random. */
export function randomLetters(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < unbiased && text.length < length) text += letters[byte % letters.length];
    }
  }
  return text;
}

/** Okta's prefixes: user, group, app instance, external key, app link, organisation, federated claim, group rule. */
export type IdPrefix = '00u' | '00g' | '0oa' | 'exk' | 'aln' | '00o' | 'ofc' | '0pr';

/** An id in Okta's shape: 20 characters that begin with what it is. */
export function newId(random: Random, prefix: IdPrefix): string {
  return prefix + randomLetters(random, 20 - prefix.length);
}

/** A one-time token as in Okta's activation links. */
export function newToken(random: Random): string {
  return randomLetters(random, 32);
}
