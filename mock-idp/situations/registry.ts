import { awkwardGroupNames } from './awkward-group-names.ts';
import { backButton } from './back-button.ts';
import { cancel } from './cancel.ts';
import { domainChange } from './domain-change.ts';
import { groupOverageLink } from './group-overage-link.ts';
import { manyGroups } from './many-groups.ts';
import { nameIdRenamed } from './name-id-renamed.ts';
import type { Situation } from './situation.ts';
import { slowPerson } from './slow-person.ts';
import { staleBookmark } from './stale-bookmark.ts';
import { twoTabs } from './two-tabs.ts';

/** Every situation that can be staged, in the order of a person's day. */
export const situations: readonly Situation[] = [
  slowPerson,
  cancel,
  backButton,
  twoTabs,
  staleBookmark,
  nameIdRenamed,
  domainChange,
  manyGroups,
  awkwardGroupNames,
  groupOverageLink,
];
