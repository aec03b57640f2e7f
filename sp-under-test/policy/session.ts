const samlSessionMinutes = 5;

/** A password session's length; Workato documents none. */
export const passwordSessionMinutes = 60;

export interface SessionFacts {
  now: Date;
  /** `AuthnStatement/@SessionNotOnOrAfter` */
  statement?: Date;
  /** Values of an attribute named `SessionNotOnOrAfter`. */
  attribute?: readonly string[];
}

/**
 * D-21: five minutes from sign-in, unless the AuthnStatement, or else the attribute, names another end. An end that has
 * passed, or that is no xs:dateTime, refuses: guessing would keep a session alive that the IdP wanted over.
 */
export function sessionEnd(facts: SessionFacts): { until: Date } | { refused: string } {
  if (facts.statement !== undefined) return ifAhead(facts.statement, facts.now);
  const text = facts.attribute?.find((value) => value.trim() !== '')?.trim();
  if (text === undefined) return { until: new Date(facts.now.getTime() + samlSessionMinutes * 60_000) };
  if (!xsDateTime.test(text)) return { refused: 'The attribute SessionNotOnOrAfter is no xs:dateTime.' };
  return ifAhead(new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`), facts.now);
}

const xsDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

function ifAhead(until: Date, now: Date): { until: Date } | { refused: string } {
  if (until.getTime() > now.getTime()) return { until };
  return { refused: 'The session the IdP offers has ended already.' };
}

export interface PasswordFacts {
  /** SAML is on here and a provider is selected. */
  samlActive: boolean;
  /** The person's domain must use SAML. */
  inScope: boolean;
  /** Created by JIT. */
  ssoRequired: boolean;
}

/** D-18, D-19, D-31: in scope while SAML is on; people made by JIT always, they never had a password. */
export function lockedOutOfPassword(facts: PasswordFacts): boolean {
  return facts.ssoRequired || (facts.samlActive && facts.inScope);
}
