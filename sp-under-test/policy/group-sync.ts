export interface SyncFacts {
  /** "Enable user groups syncing" of the environment. */
  groupSync: boolean;
  provisioning: 'not_set_up' | 'manual' | 'jit';
  /** The product this sign-in is for. */
  product: string;
}

/** D-12, D-23: the toggle alone decides, not JIT; and only a sign-in that is for Workato GO. */
export function syncApplies(facts: SyncFacts): boolean {
  return facts.groupSync && facts.provisioning !== 'manual' && facts.product === 'workato-go';
}

/** D-10: a new user's groups pass the same gate as everybody's. */
export function initialGroups(applies: boolean): boolean {
  return applies;
}

/** D-13: no attribute, no value or only blanks says nothing about groups. */
export function missingGroups(): 'unchanged' | 'remove-all' {
  return 'unchanged';
}

/** D-14: several values, comma-separated ones, or both; trimmed, without blanks and doubles. */
export function splitGroupValues(values: readonly string[]): string[] {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** D-15: exact and case-sensitive; what matches nothing is reported, never created. */
export function matchGroups(
  asserted: readonly string[],
  existing: readonly string[],
): { matched: string[]; unmatched: string[] } {
  const names = new Set(existing);
  return {
    matched: asserted.filter((name) => names.has(name)),
    unmatched: asserted.filter((name) => !names.has(name)),
  };
}

/** D-11: the attribute that the provider is configured for, and no other. */
export function groupAttribute(configured: string): string {
  return configured;
}

/** D-15: a sign-in says something about the groups of its own environment only. */
export function groupsInReach(group: { environment: string }, signIn: { environment: string }): boolean {
  return group.environment === signIn.environment;
}

/** IPA-19, D-16: every group that is not asserted any more, even the one that is left without members. */
export function groupsToLeave(unasserted: readonly { id: string; members: number }[]): string[] {
  return unasserted.map(({ id }) => id);
}
