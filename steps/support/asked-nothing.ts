/** What is looked at of a sign-in: its browser, what the IdP sent in it, and who was seen afterwards. */
interface SignedIn {
  agent: object;
  emitted: object | undefined;
  seen: { subject: string } | undefined;
}

/**
 * Whether the last of these sign-ins was none: the SP knew the browser from the sign-in before, let the same person in
 * again and asked the IdP nothing, so that no message left. What it would have made of one stays open.
 */
export function askedNothing(made: readonly SignedIn[]): boolean {
  const [before, last] = made.slice(-2);
  if (before === undefined || last === undefined || before.agent !== last.agent) return false;
  return last.emitted === undefined && last.seen !== undefined && last.seen.subject === before.seen?.subject;
}
