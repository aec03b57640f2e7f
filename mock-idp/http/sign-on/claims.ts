import { createHash } from 'node:crypto';
import { evaluateStatement, fillTemplate, type Scope } from '../../expression/index.ts';
import {
  type App,
  type AppUser,
  type AttributeStatement,
  attributeNameFormats,
  type Group,
  groupFilter,
  type Organisation,
  type User,
} from '../../org/index.ts';
import type { AttributePlan } from '../../saml/index.ts';

/** What an app is told about a person. */
export interface Claims {
  /** Undefined when the template does not resolve. */
  nameId: string | undefined;
  attributes: AttributePlan[];
}

/** Whom and whereby claims are made. */
export interface ClaimSource {
  app: App;
  user: User;
  appUser: AppUser;
  organisation: Organisation;
  /** The person's groups. */
  groups: readonly Group[];
  now: Date;
  /** The session at this IdP, if there is one. What it is known by stays here: its id is what a cookie holds. */
  session?: string;
}

/** Password is what people here sign in with. */
const authenticationMethods = ['pwd'];

function sessionOf(session: string | undefined): NonNullable<Scope['session']> {
  if (session === undefined) return { amr: authenticationMethods };
  return { amr: authenticationMethods, id: createHash('sha256').update(session).digest('base64url').slice(0, 25) };
}

/** Nothing of the account beside this is an expression's business. */
const accountOf = ({ id, status, created, lastUpdated, passwordChanged, lastLogin }: User) => ({
  id,
  status,
  created,
  lastUpdated,
  passwordChanged,
  lastLogin,
});

function scopeOf({ app, user, appUser, organisation, groups, now, session }: ClaimSource): Scope {
  const known = new Set(app.appUserAttributes.map((attribute) => attribute.name));
  // A value whose attribute was taken out of the profile since is as good as never set.
  const profile = Object.entries(appUser.profile).filter(([name]) => known.has(name));
  return {
    now,
    user: user.profile,
    account: accountOf(user),
    app: { name: app.name, label: app.label },
    session: sessionOf(session),
    appuser: { ...Object.fromEntries(profile), userName: appUser.credentials.userName },
    org: { name: organisation.name, subDomain: organisation.subdomain },
    groups: groups.map(({ id, type, profile: { name } }) => ({ id, type, name })),
  };
}

function valuesOf(statement: AttributeStatement, scope: Scope): AttributePlan['values'] {
  if (statement.type === 'EXPRESSION') {
    return statement.values.flatMap((source) => evaluateStatement(source, scope) ?? []);
  }
  const passes = groupFilter(statement);
  const names = (scope.groups ?? []).map(({ name }) => name).filter(passes);
  return names.map((text) => ({ text, type: 'xs:string' }));
}

const emptyValue: AttributePlan['values'] = [{ text: '', type: 'xs:string' }];

/** Works out NameID and attributes, statements first, then claims; what comes to nothing is left out, or empty. */
export function claimsOf(source: ClaimSource): Claims {
  const scope = scopeOf(source);
  const { beyondOkta, signOn } = source.app.settings;
  const { attributeStatements, subjectNameIdTemplate } = signOn;
  const attributes = [
    ...attributeStatements.map((statement) => ({
      name: statement.name,
      nameFormat: statement.namespace,
      values: valuesOf(statement, scope),
    })),
    ...source.app.federatedClaims.map(({ name, expression }) => ({
      name,
      nameFormat: attributeNameFormats.Unspecified,
      values: evaluateStatement(expression, scope, 'identity-engine') ?? [],
    })),
  ];
  const stated =
    beyondOkta.nullAttributes === 'empty'
      ? attributes.map((attribute) => (attribute.values.length > 0 ? attribute : { ...attribute, values: emptyValue }))
      : attributes.filter(({ values }) => values.length > 0);
  return { nameId: fillTemplate(subjectNameIdTemplate, scope), attributes: stated };
}
