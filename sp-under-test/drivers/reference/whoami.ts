import type { SeenIdentity, UserAgent } from '../user-agent.ts';

/** What `/whoami` says, as far as the driver needs it. */
interface Answer {
  signedIn: boolean;
  nameId?: unknown;
  attributes?: unknown;
  lastRefusal?: unknown;
}

/** Reads `/whoami`; a page that is not its JSON reads as nobody. */
async function ask(agent: UserAgent, url: string): Promise<{ answer: Answer; raw: string } | undefined> {
  const { body } = await agent.get(`${url}/whoami`);
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null || !('signedIn' in answer)) return undefined;
    return { answer: { ...answer, signedIn: answer.signedIn === true }, raw: body };
  } catch {
    return undefined;
  }
}

/** Who is signed in in this agent. */
export async function readIdentity(agent: UserAgent, url: string): Promise<SeenIdentity | undefined> {
  const asked = await ask(agent, url);
  if (!asked?.answer.signedIn || typeof asked.answer.nameId !== 'string') return undefined;
  return { subject: asked.answer.nameId, attributes: attributesOf(asked.answer.attributes), raw: asked.raw };
}

/** Reason code of the last refusal this agent met. */
export async function readReason(agent: UserAgent, url: string): Promise<string | undefined> {
  const refusal = (await ask(agent, url))?.answer.lastRefusal;
  if (typeof refusal !== 'object' || refusal === null || !('reason' in refusal)) return undefined;
  return typeof refusal.reason === 'string' ? refusal.reason : undefined;
}

function attributesOf(value: unknown): Record<string, string[]> {
  if (typeof value !== 'object' || value === null) return {};
  const read = Object.entries(value).map(([name, values]: [string, unknown]): [string, string[]] => [
    name,
    Array.isArray(values) ? values.filter((one) => typeof one === 'string') : [],
  ]);
  return Object.fromEntries(read);
}
