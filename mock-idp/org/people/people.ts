import { OrgError } from '../errors.ts';
import type { User } from '../model.ts';
import type { ImposedPerson, NewPerson, OrgProblem, ProfileInput } from '../services.ts';
import { passwordProblems } from './password.ts';

const emailShape = /^[^\s@]+@[^\s@]+$/;
const attributeName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const blank = 'This field cannot be left blank';

interface Rule {
  field: 'login' | 'email' | 'firstName' | 'lastName';
  least: number;
  most: number;
  email: boolean;
}
const rules: readonly Rule[] = [
  { field: 'firstName', least: 1, most: 50, email: false },
  { field: 'lastName', least: 1, most: 50, email: false },
  { field: 'login', least: 5, most: 100, email: true },
  { field: 'email', least: 5, most: 100, email: true },
];

/** Logins are unique ignoring case. */
export const loginKey = (login: string): string => login.trim().toLowerCase();

function problemsOf(profile: Readonly<Record<string, unknown>>): OrgProblem[] {
  const problems: OrgProblem[] = [];
  for (const { field, least, most, email } of rules) {
    const value = profile[field];
    const path = `/${field}`;
    if (typeof value !== 'string' || value.trim() === '') {
      problems.push({ path, message: `${field}: ${blank}`, remedy: 'Give a value.' });
    } else if (value.length < least || value.length > most) {
      const remedy = `Between ${least} and ${most} characters.`;
      problems.push({ path, message: `${field}: String length must be between ${least} and ${most}`, remedy });
    } else if (email && !emailShape.test(value)) {
      const message = `${field}: Does not match required pattern`;
      problems.push({ path, message, remedy: 'An e-mail address, such as alice@example.com.' });
    }
  }
  return problems;
}

/** Makes a profile of what was given. Throws with every problem at once. */
export function newProfile(input: NewPerson): User['profile'] {
  const profile = applyPatch(
    { login: '', email: '', firstName: '', lastName: '' },
    {
      ...input.attributes,
      login: input.login.trim(),
      email: (input.email ?? input.login).trim(),
      firstName: input.firstName.trim(),
      lastName: input.lastName.trim(),
      // Okta leaves it empty, but the walked documents map `user.displayName` for people made with name and e-mail only.
      displayName:
        input.displayName === null
          ? undefined
          : (input.displayName ?? `${input.firstName.trim()} ${input.lastName.trim()}`),
    },
  );
  return checked(profile);
}

/** Changes what the patch names; an undefined value removes an attribute. */
export function changedProfile(profile: User['profile'], patch: ProfileInput): User['profile'] {
  return checked(applyPatch(profile, patch));
}

function applyPatch(profile: User['profile'], patch: ProfileInput): User['profile'] {
  const next: User['profile'] = { ...profile };
  for (const [name, value] of Object.entries(patch)) {
    if (!attributeName.test(name) || name in Object.prototype) {
      throw new OrgError('validation_failed', 'Api validation failed: profile', [
        {
          path: `/attributes/${name}`,
          message: `Property name '${name}' is not defined in profile`,
          remedy: 'Letters, digits and underscores, not beginning with a digit.',
        },
      ]);
    }
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return next;
}

function checked(profile: User['profile']): User['profile'] {
  const problems = problemsOf(profile);
  if (problems.length > 0) throw new OrgError('validation_failed', 'Api validation failed: newUser', problems);
  return profile;
}

/** Everything that is wrong with a new person, password included. */
export function personProblems(input: NewPerson): OrgProblem[] {
  const unmet = input.password === undefined ? [] : passwordProblems(input.password, input.login);
  const weak = unmet.map((requirement) => ({ path: '/password', message: requirement, remedy: `${requirement}.` }));
  try {
    newProfile(input);
    return weak;
  } catch (error) {
    if (error instanceof OrgError) return [...error.problems, ...weak];
    throw error;
  }
}

/** The profile of a seeded person: what is there stays unless the seed names it. */
export function imposedProfile(current: User['profile'] | undefined, input: ImposedPerson): User['profile'] {
  if (!current) {
    const { firstName = '', lastName = '' } = input;
    return newProfile({ ...input, firstName, lastName });
  }
  const { email, firstName, lastName, displayName, attributes } = input;
  const named = Object.entries({ email, firstName, lastName, displayName }).filter(([, value]) => value !== undefined);
  return changedProfile(current, { ...attributes, ...Object.fromEntries(named) });
}
