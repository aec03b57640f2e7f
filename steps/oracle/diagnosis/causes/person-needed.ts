import type { Cause } from '../trouble.ts';

/** What a page of the SP asks a person for, by the fields that browsers mark. */
const asked: readonly (readonly [RegExp, string])[] = [
  [/<input[^>]+autocomplete=["']?one-time-code/i, 'a one-time code'],
  [/<input[^>]+type=["']?password/i, 'a password'],
  [/<input[^>]+(?:type=["']?email|autocomplete=["']?(?:username|email))/i, 'an email address'],
];

/** A page waits for somebody: before the request, or after the Response. */
export const personNeeded: Cause = async ({ attempt: { agent, outcome }, stage, trace }) => {
  if (outcome === 'accepted-as-expected' || agent.url().startsWith(stage.idpUrl)) return undefined;
  const page = agent.exchanges().findLast(({ url }) => url === agent.url())?.excerpt ?? '';
  const what = asked.find(([field]) => field.test(page))?.[1];
  if (what === undefined) return undefined;
  const text = (await agent.text()).slice(0, 200);
  const where = `The browser stands at ${agent.url()}, where the SP asks for ${what} ("${text}").`;
  return trace.emitted.length === 0
    ? `${where} Write \`start\` as the steps a person takes: goto, fill, choose, press.`
    : `${where} After the Response nobody is there to answer: give the SP accounts for the test that need no further factor, consent or form.`;
};
