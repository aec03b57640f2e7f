import { type BinaryLike, createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const parameters: ScryptOptions = { N: 16_384, r: 8, p: 1 };
const keyLength = 32;

function derive(password: string, salt: BinaryLike): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, parameters, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** Hashes a password off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt:${salt.toString('base64url')}:${(await derive(password, salt)).toString('base64url')}`;
}

/** Compares in constant time. Without a hash it works as long and says no, so that timing tells no logins. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [scheme, salt, key] = (hash ?? 'none').split(':');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) {
    await derive(password, 'no such person');
    return false;
  }
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url')), Buffer.from(key, 'base64url'));
}

/** What is kept of a one-time token, so that the store does not hold what a link holds. */
export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Okta's default policy, in the words of its pages. */
export const passwordRequirements: readonly string[] = [
  'At least 8 characters',
  'A lowercase letter',
  'An uppercase letter',
  'A number',
  'No parts of your username',
];

/** The requirements a password does not meet. */
export function passwordProblems(password: string, login: string): string[] {
  const lower = password.toLowerCase();
  const parts = login
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part.length >= 4);
  const met = [
    password.length >= 8,
    /[a-z]/.test(password),
    /[A-Z]/.test(password),
    /\d/.test(password),
    !parts.some((part) => lower.includes(part)),
  ];
  return passwordRequirements.filter((_requirement, i) => met[i] !== true);
}
