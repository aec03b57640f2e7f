import type { BrokenDecision } from './broken-decision.ts';

const folded = (text: string): string => text.toLowerCase();
const domainOf = (email: string): string => folded(email.slice(email.lastIndexOf('@') + 1));

const whereEnforced = [
  'All domains: Nora is sent to the identity provider',
  'All domains: Petra is sent to the identity provider',
  'Selected domains: the listed domain must use SAML',
  'Under manual provisioning the scope is the same: Nora is sent to the identity provider',
  'The domains "example.com" include example.com',
  'The domains "EXAMPLE.com" include example.com',
  'The domains "partner.example , example.com" include example.com',
  'The domains "Partner.example,Example.com" include example.com',
  'A changed scope applies to the next sign-in',
  'TEST sends everybody to the identity provider',
  'PROD sends everybody to the identity provider',
  'Switching SAML off brings the password back in that environment only',
];

/** Whom SAML is for, broken one way at a time. */
export const enforcementBroken: readonly BrokenDecision[] = [
  {
    name: 'every letter of an address counts',
    policy: { addressKey: (email) => email },
    turnsRed: [
      'An email address belongs to one end user',
      'Nothing is made twice',
      'The same address in other letters is the same person',
    ],
  },
  {
    name: 'nobody must use SAML',
    policy: { inScope: () => false },
    turnsRed: [
      ...whereEnforced,
      'The password is refused',
      'The address is written in capital letters',
      'The address is written with blanks around it',
      'A forgotten password is no way in',
      'A link from before does not open a session either',
      'A link to set a password opens no session where SAML is enforced',
    ],
  },
  {
    name: 'everybody must use SAML',
    policy: { inScope: () => true },
    turnsRed: [
      'The password is refused',
      'The address is written in capital letters',
      'The address is written with a plus part',
      'The address is written with a subdomain',
      'The address is written with a dot behind it',
      'The address is written with blanks around it',
      'A forgotten password is no way in',
      'A link from before does not open a session either',
      'Whoever need not use single sign-on still has a password',
      'The same link is good for whoever need not use SAML',

      'Selected domains: others sign in with a password',
      'Who need not use SAML still may',
      'Under manual provisioning the scope is the same: Petra is asked for a password',
      'The domain "sub.example.com" is not example.com',
      'The domain "ample.com" is not example.com',
      'The domain "com" is not example.com',
      'The domain "example.com.evil.example" is not example.com',
      'A changed scope applies to the next sign-in',
    ],
  },
  {
    name: 'subdomains are implied',
    policy: {
      inScope: (email, { domains, scope }) =>
        scope === 'all' || domains.some((listed) => `.${domainOf(email)}`.endsWith(`.${folded(listed)}`)),
    },
    turnsRed: ['The domain "com" is not example.com'],
  },
  {
    name: 'domains are compared letter by letter',
    policy: {
      inScope: (email, { domains, scope }) =>
        scope === 'all' || domains.includes(email.slice(email.lastIndexOf('@') + 1)),
    },
    turnsRed: ['The address is written in capital letters'],
  },
  {
    name: 'SAML cannot be switched off',
    policy: { samlIsOn: () => true },
    turnsRed: [
      'Switching SAML off brings the password back in that environment only',
      'A Response that arrives after SAML was switched off is refused',
    ],
  },
  {
    name: 'nobody is locked out of the password',
    policy: { lockedOutOfPassword: () => false },
    turnsRed: [
      ...whereEnforced,
      'The password is refused',
      'The address is written in capital letters',
      'The address is written with blanks around it',
      'A forgotten password is no way in',
      'A link from before does not open a session either',
      'A link to set a password opens no session where SAML is enforced',
      'A person made by JIT is sent to the identity provider, whatever the domain',
      'A person made by JIT has no password, whatever link is followed',
    ],
  },
  {
    name: 'people made by just-in-time provisioning may have a password',
    policy: { lockedOutOfPassword: ({ inScope, samlActive }) => samlActive && inScope },
    turnsRed: [
      'A person made by JIT is sent to the identity provider, whatever the domain',
      'A person made by JIT has no password, whatever link is followed',
    ],
  },
];
