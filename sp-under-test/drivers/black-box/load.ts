import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DriverError } from '../driver-error.ts';
import type { IsLocal } from './consent.ts';
import { type Environment, substitute } from './environment.ts';
import type { Profile, ProfileProblem } from './profile.ts';
import { validateProfile } from './validate.ts';

/** Reads a profile (YAML or JSON), fills in `${NAME}` from `env`, and validates it; throws `DriverError` listing every problem. */
export function loadProfile(file: string, env: Environment = {}, isLocal?: IsLocal): Profile {
  return readProfile(read(file), file, env, isLocal);
}

/** As `loadProfile`, from text; `origin` names it in messages. */
export function readProfile(text: string, origin: string, env: Environment = {}, isLocal?: IsLocal): Profile {
  const { value, problems } = substitute(parsed(text, origin), env);
  const validated = validateProfile(value, isLocal);
  const all = 'profile' in validated ? problems : [...problems, ...fresh(validated.problems, problems)];
  if ('profile' in validated && all.length === 0) return validated.profile;
  throw new DriverError('profile_invalid', [`${origin} has ${all.length} problem(s):`, ...all.map(line)].join('\n'));
}

/** Enough of a value to know it again. */
const longest = 70;

/** An unset variable explains what else is wrong with its field. */
function fresh(found: readonly ProfileProblem[], known: readonly ProfileProblem[]): ProfileProblem[] {
  return found.filter(({ path }) => !known.some((problem) => problem.path === path));
}

function line({ path, value, remedy }: ProfileProblem): string {
  // What opens doors is not repeated.
  const secret = /^(?:\(profile\)|userAgent(?!\.(?:hosts|headers$))|consent(?!\.origins)|scim)/.test(path);
  const json = JSON.stringify(value) ?? '';
  const shown = json === '' || secret ? '' : ` (${json.length > longest ? `${json.slice(0, longest)}…` : json})`;
  return `  ${path}${shown}: ${remedy}`;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DriverError(
      'profile_unreadable',
      `The profile ${file} cannot be read: check the path and its permissions.`,
    );
  }
}

function parsed(text: string, origin: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new DriverError('profile_invalid', `${origin} is neither YAML nor JSON: ${reason}`);
  }
}
