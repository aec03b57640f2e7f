/** What an expression can come to. Null: never set, or not resolvable. */
export type Value = string | number | boolean | null | readonly Value[] | Thing;

/** What is no text by itself: it has to be asked for one. */
export type Thing =
  | { kind: 'group'; group: ScopeGroup }
  | { kind: 'moment'; at: Date; zone: string }
  | { kind: 'country'; code: string }
  /** Somebody that Active Directory or Workday would know; this directory has neither. */
  | { kind: 'nobody' };

/** Legacy: attribute statements and user name templates. Identity Engine: the claims of the Sign On tab. */
export type Dialect = 'legacy' | 'identity-engine';

type Fields = Readonly<Record<string, unknown>>;

/** What references may look at, each a plain record; only own properties are ever read. */
export interface Scope {
  now: Date;
  /** The person's profile. */
  user: Fields;
  /** What is known of the account beside its profile: `id`, `status`, and four moments as ISO 8601. */
  account?: Fields;
  /** The app user's profile, with `userName`. */
  appuser: Fields;
  /** The app instance: `name`, `label`. Its name is a root of its own, too: `{name}.x` is `appuser.x`. */
  app?: Fields;
  /** `name`, `subDomain`. */
  org: Fields;
  /** `amr`, `id`. */
  session?: Fields;
  /** What group functions choose from. */
  groups?: readonly ScopeGroup[];
}

/** A group the person is in. */
export interface ScopeGroup {
  id: string;
  type: string;
  name: string;
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isThing = (value: Value): value is Thing => typeof value === 'object' && value !== null && !isList(value);

/** A value as text; undefined for null, lists and things that are none. */
export function toText(value: Value): string | undefined {
  if (value === null || isList(value)) return undefined;
  if (!isThing(value)) return String(value);
  return value.kind === 'moment' ? value.at.toISOString() : undefined;
}

function toValue(raw: unknown): Value {
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') return raw;
  return Array.isArray(raw) ? raw.map(toValue) : null;
}

const own = (record: Fields | undefined, name: string): unknown =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;

const moments: readonly string[] = ['created', 'lastUpdated', 'passwordChanged', 'lastLogin'];

/** `user.created` and its like, in the dialect of Identity Engine. */
export const accountProperties: readonly string[] = ['id', 'status', ...moments];

function accountValue(scope: Scope, name: string): Value {
  const value = toValue(own(scope.account, name));
  return moments.includes(name) && typeof value === 'string'
    ? { kind: 'moment', at: new Date(value), zone: 'UTC' }
    : value;
}

/** Roots that make a dotted name a reference; anything else with dots is plain text. */
export const roots: readonly string[] = ['user', 'appuser', 'app', 'org', 'source', 'idpuser', 'session', 'device'];

/** The roots that an app's own name makes: its people, and itself. */
export function rootsOfApp({ app }: Scope): readonly string[] {
  return typeof app?.name === 'string' ? [app.name, `${app.name}_app`] : [];
}

function recordOf(root: string, scope: Scope): Fields | undefined {
  const [people, itself] = rootsOfApp(scope);
  if (root === 'user' || root === 'source') return scope.user;
  if (root === 'appuser' || root === people) return scope.appuser;
  if (root === 'app' || root === itself) return scope.app;
  if (root === 'org') return scope.org;
  // Nobody comes from another identity provider, and no device is managed: `idpuser` and `device` hold nothing.
  return root === 'session' ? scope.session : undefined;
}

/** Reads `user.x`, `user.profile.x`, `appuser.x`, `org.x`, `source.x`, …; null when there is no such thing. */
export function resolve([root = '', ...rest]: readonly string[], scope: Scope, dialect: Dialect): Value {
  const record = recordOf(root, scope);
  const [first, second] = rest;
  if (first === undefined) return null;
  if (rest.length === 1) {
    if (root === 'user' && dialect === 'identity-engine') return accountValue(scope, first);
    // In user name and NameID templates Okta lets `user.userName` stand for the app user name.
    if (root === 'user' && first === 'userName') return toValue(own(scope.appuser, 'userName'));
    return toValue(own(record, first));
  }
  return rest.length === 2 && first === 'profile' && second !== undefined ? toValue(own(record, second)) : null;
}
