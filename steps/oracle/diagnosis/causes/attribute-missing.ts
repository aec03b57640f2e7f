import { attempt as signIn } from '../../attempt/index.ts';
import type { Cause, Trouble } from '../trouble.ts';

/** Names under which SPs ask for more than the NameID, with an expression of the IdP that fills each. */
const usual: Readonly<Record<string, string>> = {
  email: 'user.email',
  mail: 'user.email',
  emailAddress: 'user.email',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': 'user.email',
  'urn:oid:0.9.2342.19200300.100.1.3': 'user.email',
  firstName: 'user.firstName',
  first_name: 'user.firstName',
  givenName: 'user.firstName',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'user.firstName',
  'urn:oid:2.5.4.42': 'user.firstName',
  lastName: 'user.lastName',
  last_name: 'user.lastName',
  sn: 'user.lastName',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname': 'user.lastName',
  'urn:oid:2.5.4.4': 'user.lastName',
  name: 'user.displayName',
  username: 'user.login',
  uid: 'user.login',
};

/** The SP wants to know more than the NameID. Sends the usual attributes, then leaves out one after the other. */
export const attributeMissing: Cause = async (trouble) => {
  if (!trouble.refused) return undefined;
  const before = await trouble.stage.idp.attributeStatements(trouble.stage.appLabel);
  try {
    let needed = Object.keys(usual);
    if (!(await worksWith(trouble, before, needed))) return undefined;
    for (const half of halves(needed)) if (await worksWith(trouble, before, half)) needed = half;
    for (const name of [...needed]) {
      const fewer = needed.filter((one) => one !== name);
      if (await worksWith(trouble, before, fewer)) needed = fewer;
    }
    if (needed.length === 0) return undefined;
    return `The SP needs attributes that the profile does not send: with ${needed.join(', ')} the person gets in. Add them to \`attributes\` of each person in the profile.`;
  } finally {
    await send(trouble, before);
  }
};

/** Most SPs miss one attribute: half of the names can be left aside by one sign-in. */
function halves(names: readonly string[]): string[][] {
  const middle = Math.ceil(names.length / 2);
  return [names.slice(0, middle), names.slice(middle)];
}

async function worksWith(trouble: Trouble, before: readonly object[], names: readonly string[]): Promise<boolean> {
  await send(trouble, [
    ...before,
    ...names.map((name) => ({
      type: 'EXPRESSION',
      name,
      namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
      values: [usual[name] ?? 'user.email'],
    })),
  ]);
  const { agent: _, ...request } = trouble.attempt.request;
  return (await signIn(trouble.stage, request)).outcome === 'accepted-as-expected';
}

async function send({ stage }: Trouble, attributeStatements: readonly object[]): Promise<void> {
  await stage.idp.organisation({ apps: [{ label: stage.appLabel, signOn: { attributeStatements } }] });
}
