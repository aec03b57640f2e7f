/**
 * The behaviours that Workato's documents leave open and that were decided (D-nn), as named decisions. Whoever replaces
 * one gets a service provider that behaves differently in exactly that respect.
 */
import { addressKey, inScope, samlIsOn } from './enforcement.ts';
import {
  groupAttribute,
  groupsInReach,
  groupsToLeave,
  initialGroups,
  matchGroups,
  missingGroups,
  splitGroupValues,
  syncApplies,
} from './group-sync.ts';
import { mayOpen, openToEndUsers } from './product.ts';
import {
  createsUnknownUser,
  deactivatedUser,
  existingUserWithoutAccess,
  grantedEnvironments,
  nameOfNewUser,
  updateProfileOfExistingUser,
} from './provisioning.ts';
import { lockedOutOfPassword, sessionEnd } from './session.ts';
import { certificatesAfterRefresh } from './trust.ts';

export type { EnforcementFacts } from './enforcement.ts';
export type { SyncFacts } from './group-sync.ts';
export type { ProductFacts } from './product.ts';
export type { LinkFacts, Profile } from './provisioning.ts';
export type { PasswordFacts, SessionFacts } from './session.ts';
export { passwordSessionMinutes } from './session.ts';

export interface Policy {
  /** IPA-03: may an end user come for this product at all? */
  openToEndUsers: typeof openToEndUsers;
  /** IPA-02: does this product open for this person? */
  mayOpen: typeof mayOpen;
  /** D-17: e-mail addresses of which this is the same are the same person's. */
  addressKey: typeof addressKey;
  /** D-18, D-28: must the owner of this address use SAML? */
  inScope: typeof inScope;
  /** IPA-12, D-31: may SAML be used here? */
  samlIsOn: typeof samlIsOn;
  /** IPA-16, IPA-17, MAN-02, D-04: does an unknown person get an account? */
  createsUnknownUser: typeof createsUnknownUser;
  /** IPA-40, D-29: what a user created by JIT is called. */
  nameOfNewUser: typeof nameOfNewUser;
  /** D-06: what becomes of an existing user's profile when an assertion says something else. */
  updateProfileOfExistingUser: typeof updateProfileOfExistingUser;
  /** D-07: environments a user created by JIT may enter. */
  grantedEnvironments: typeof grantedEnvironments;
  /** D-08: an existing user signs in where he has no access. */
  existingUserWithoutAccess: typeof existingUserWithoutAccess;
  /** D-36: a deactivated user signs in. */
  deactivatedUser: typeof deactivatedUser;
  /** D-10: does a user created by JIT get the asserted groups at once? */
  initialGroups: typeof initialGroups;
  /** D-12, D-23: do groups sync at this sign-in? */
  syncApplies: typeof syncApplies;
  /** D-13: no group values asserted. */
  missingGroups: typeof missingGroups;
  /** D-14: attribute values → group names. */
  splitGroupValues: typeof splitGroupValues;
  /** D-15: asserted names → groups of the environment. */
  matchGroups: typeof matchGroups;
  /** D-11: which attribute holds the groups? */
  groupAttribute: typeof groupAttribute;
  /** D-15: is this group one that the sign-in speaks of? */
  groupsInReach: typeof groupsInReach;
  /** IPA-19, D-16: which groups does a person leave that are not asserted any more? */
  groupsToLeave: typeof groupsToLeave;
  /** D-21: when does this session end? */
  sessionEnd: typeof sessionEnd;
  /** D-18, D-19: is the password refused to this person? */
  lockedOutOfPassword: typeof lockedOutOfPassword;
  /** D-27, D-37: whose signatures count once the metadata was refreshed? */
  certificatesAfterRefresh: typeof certificatesAfterRefresh;
}

/** Workato's behaviour, as decided. */
export const workatoPolicy: Policy = {
  openToEndUsers,
  mayOpen,
  addressKey,
  inScope,
  samlIsOn,
  createsUnknownUser,
  nameOfNewUser,
  updateProfileOfExistingUser,
  grantedEnvironments,
  existingUserWithoutAccess,
  deactivatedUser,
  initialGroups,
  syncApplies,
  missingGroups,
  splitGroupValues,
  matchGroups,
  groupAttribute,
  groupsInReach,
  groupsToLeave,
  sessionEnd,
  lockedOutOfPassword,
  certificatesAfterRefresh,
};
