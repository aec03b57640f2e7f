import type { BrokenDecision } from './broken-decision.ts';
import { nobodyCreated } from './nobody-created.ts';

/** Who gets an account and what becomes of it, broken one way at a time. */
export const provisioningBroken: readonly BrokenDecision[] = [
  {
    name: 'everybody is created',
    policy: { createsUnknownUser: () => true },
    turnsRed: [
      'A user it creates signs in under manual provisioning',

      'The identity provider vouches for a stranger',
      'Users are not created from the identity provider',
      'Before provisioning is chosen nobody is created',
      'Switching from JIT to manual stops creation and keeps who was there',
    ],
  },
  {
    name: 'everybody is created where nothing is chosen',
    policy: { createsUnknownUser: (provisioning) => provisioning !== 'manual' },
    turnsRed: ['The identity provider vouches for a stranger', 'Before provisioning is chosen nobody is created'],
  },
  {
    name: 'a new person is called by the address',
    policy: { nameOfNewUser: (_name, email) => email },
    turnsRed: [
      'Somebody new gets an account, with the name that the IdP says',
      'Name and email come from the assertion',
      'A deleted person comes back without the old groups',
    ],
  },
  {
    name: 'a person without a name has none',
    policy: { nameOfNewUser: (name) => name ?? '' },
    turnsRed: [
      'Where Okta sends no display name the email takes its place',
      'Where Okta sends a blank display name the email takes its place',
    ],
  },
  {
    name: 'a sign-in changes the name of an existing person',
    policy: { updateProfileOfExistingUser: (_current, asserted) => asserted },
    turnsRed: [
      'A user it creates signs in under manual provisioning',
      'The IdP does not rename an account',

      "An existing person's name and groups stay as they are",
      'A name changed in the identity provider does not reach Workato',
    ],
  },
  {
    name: 'a new person may enter only the environment of the sign-in',
    policy: { grantedEnvironments: ({ environment }) => [environment] },
    turnsRed: ['Access is given to the environments with the same provider and JIT, and to no others'],
  },
  {
    name: 'a new person may enter environments of other providers',
    policy: {
      grantedEnvironments: (_signIn, links) =>
        links.filter((link) => link.samlEnabled && link.provisioning === 'jit').map((link) => link.environment),
    },
    turnsRed: ['An environment with another provider is not included'],
  },
  {
    name: 'a sign-in gives access',
    policy: { existingUserWithoutAccess: () => 'grant' },
    turnsRed: [
      'No access where nothing was ticked',

      'A known person without access to this environment is refused',
      'No other environment can be entered',
      'Who has access to no environment signs in nowhere',
    ],
  },
  {
    name: 'a sign-in revives a deactivated person',
    policy: { deactivatedUser: () => 'revive' },
    turnsRed: [
      'A disabled account stays closed',
      'A sign-in does not revive a disabled account',
      'A deactivated person stays out',
    ],
  },
  nobodyCreated,
];
