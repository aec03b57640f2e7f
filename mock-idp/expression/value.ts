/** What an expression can come to. Null: never set, or not resolvable. */
export type Value = string | number | boolean | null | readonly Value[];

/** What references may look at, each a plain record; only own properties are ever read. */
export interface Scope {
  /** The person's profile. */
  user: Readonly<Record<string, unknown>>;
  /** The app user's profile, with `userName`. */
  appuser: Readonly<Record<string, unknown>>;
  /** `name`, `subDomain`. */
  org: Readonly<Record<string, unknown>>;
  /** What `user.getGroups` chooses from. */
  groups?: readonly ScopeGroup[];
}

/** A group the person is in. */
export interface ScopeGroup {
  id: string;
  type: string;
  name: string;
}

function toValue(raw: unknown): Value {
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') return raw;
  return Array.isArray(raw) ? raw.map(toValue) : null;
}

const own = (record: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** Roots that make a dotted name a reference; anything else with dots is plain text. */
export const roots = ['user', 'appuser', 'org', 'source'] as const;

/** Reads `user.x`, `user.profile.x`, `appuser.x`, `org.x`, `source.x`; null when there is no such thing. */
export function resolve(path: readonly string[], scope: Scope): Value {
  const [root, ...rest] = path;
  const record = root === 'user' || root === 'source' ? scope.user : root === 'appuser' ? scope.appuser : scope.org;
  const [first, second] = rest;
  if (first === undefined) return null;
  if (rest.length === 1) {
    // In user name and NameID templates Okta lets `user.userName` stand for the app user name.
    if (root === 'user' && first === 'userName') return toValue(own(scope.appuser, 'userName'));
    return toValue(own(record, first));
  }
  return rest.length === 2 && first === 'profile' && second !== undefined ? toValue(own(record, second)) : null;
}
