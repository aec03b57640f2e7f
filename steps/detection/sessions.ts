import type { BrokenDecision } from './broken-decision.ts';

/** How long a session lasts, broken one way at a time. */
export const sessionsBroken: readonly BrokenDecision[] = [
  {
    name: 'a session lasts a day',
    policy: { sessionEnd: ({ now }) => ({ until: new Date(now.getTime() + 86_400_000) }) },
    turnsRed: [
      'After 5 minutes 10 seconds a session of the default length is over: Nora is signed out',
      'The identity provider extends it by an attribute',
      'The identity provider extends it by the AuthnStatement',
      'A session that is over already by the attribute is refused as well',
      'Signing in again after the end brings the groups of that moment',
      'Who is not assigned in Okta is out when the session ends',
      'Who is deactivated in Okta is out when the session ends',
      // What is linked goes on after the session; this session does not end.
      'Who linked a platform keeps working there without being asked to sign in',
    ],
  },
  {
    name: 'a session lasts five minutes, whatever Okta says',
    policy: { sessionEnd: ({ now }) => ({ until: new Date(now.getTime() + 300_000) }) },
    turnsRed: [
      'The identity provider extends it by an attribute',
      'The identity provider extends it by the AuthnStatement',
      'The AuthnStatement outweighs the attribute',
      'A session that is over already by the attribute is refused as well',
    ],
  },
  {
    name: 'the AuthnStatement does not extend a session',
    policy: {
      sessionEnd: ({ attribute, now, statement }) => {
        if (statement !== undefined && statement <= now) return { refused: 'over' };
        const text = attribute?.[0];
        return { until: text === undefined ? new Date(now.getTime() + 300_000) : new Date(text) };
      },
    },
    turnsRed: [
      'The identity provider extends it by the AuthnStatement',
      'The AuthnStatement outweighs the attribute',
      'A session that is over already by the attribute is refused as well',
    ],
  },
];
