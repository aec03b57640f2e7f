import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as kept: salted and hashed with scrypt. */
export interface Credential {
  salt: string;
  hash: string;
  /** Cost of the hash where it is not the usual one. */
  work?: number;
}

const keyLength = 32;
/** scrypt's N: a hash takes about forty milliseconds, which is much to somebody who guesses. */
export const usualWork = 16_384;

/** Hashes a password with a fresh salt; `work` is scrypt's N, a power of two. */
export async function hashPassword(password: string, work = usualWork): Promise<Credential> {
  const salt = randomBytes(16).toString('base64');
  const hash = (await derive(password, salt, work)).toString('base64');
  return { salt, hash, ...(work !== usualWork && { work }) };
}

/** Compares in constant time; without a credential it works as long (`work`) and says no, so that time tells no account. */
export async function passwordMatches(
  password: string,
  credential: Credential | undefined,
  work = usualWork,
): Promise<boolean> {
  const { salt, hash, work: spent = usualWork } = credential ?? { salt: 'nobody', hash: '', work };
  const derived = await derive(password, salt, spent);
  const expected = Buffer.from(hash, 'base64');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(password: string, salt: string, work: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyLength, { N: work }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
