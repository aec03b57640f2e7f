import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as kept: salted and hashed with scrypt. */
export interface Credential {
  salt: string;
  hash: string;
}

const keyLength = 32;

/** Hashes a password with a fresh salt. */
export async function hashPassword(password: string): Promise<Credential> {
  const salt = randomBytes(16).toString('base64');
  return { salt, hash: (await derive(password, salt)).toString('base64') };
}

/** Compares in constant time; without a credential it works as long and says no, so that time tells no account. */
export async function passwordMatches(password: string, credential: Credential | undefined): Promise<boolean> {
  const { salt, hash } = credential ?? { salt: 'nobody', hash: '' };
  const derived = await derive(password, salt);
  const expected = Buffer.from(hash, 'base64');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyLength, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
