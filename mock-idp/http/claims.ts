import { evaluateStatement, fillTemplate, type Scope } from '../expression/index.ts';
import type { App, AppUser, Organisation, User } from '../org/index.ts';
import type { AttributePlan } from '../saml/index.ts';

/** What an app is told about a person. */
export interface Claims {
  /** Undefined when the template does not resolve. */
  nameId: string | undefined;
  attributes: AttributePlan[];
}

function scopeOf(app: App, user: User, appUser: AppUser, organisation: Organisation): Scope {
  const known = new Set(app.appUserAttributes.map((attribute) => attribute.name));
  // A value whose attribute was taken out of the profile since is as good as never set.
  const profile = Object.entries(appUser.profile).filter(([name]) => known.has(name));
  return {
    user: user.profile,
    appuser: { ...Object.fromEntries(profile), userName: appUser.credentials.userName },
    org: { name: organisation.name, subDomain: organisation.subdomain },
  };
}

/** Works out NameID and attributes; an attribute that comes to nothing is left out. */
export function claimsOf(app: App, user: User, appUser: AppUser, organisation: Organisation): Claims {
  const scope = scopeOf(app, user, appUser, organisation);
  const { attributeStatements, subjectNameIdTemplate } = app.settings.signOn;
  const attributes = attributeStatements.flatMap(({ name, namespace, values }): AttributePlan[] => {
    const texts = values.flatMap((source) => evaluateStatement(source, scope) ?? []);
    return texts.length === 0 ? [] : [{ name, nameFormat: namespace, values: texts }];
  });
  return { nameId: fillTemplate(subjectNameIdTemplate, scope), attributes };
}
