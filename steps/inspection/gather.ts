import { plainReach, type SutDriver } from '../../sp-under-test/drivers/index.ts';
import type { JudgeAgent } from '../user-agents/index.ts';
import { decodeRequest } from './decode.ts';
import type { Evidence } from './evidence.ts';
import { readMetadata } from './published-metadata.ts';

/** What collecting needs from its surroundings. */
export interface Surroundings {
  driver: SutDriver;
  idp: Evidence['idp'];
  acceptedSealings: readonly string[];
  newAgent(): Promise<JudgeAgent>;
  now(): Date;
}

/** Enough to see an ID repeated or counted up; few enough for an SP that limits its visitors. */
const oneAfterAnother = 4;
const atTheSameTime = 2;

/** Lets the SP ask several times, two of them at once, and reads what it publishes. */
export async function gather(surroundings: Surroundings): Promise<Evidence> {
  const { acceptedSealings, driver, idp, newAgent, now } = surroundings;
  const facts = await driver.facts();
  const metadata = await readMetadata(facts, driver.reach ?? plainReach);
  const agents: JudgeAgent[] = [];
  for (let count = 0; count < oneAfterAnother; count += 1) agents.push(await asked(driver, await newAgent()));
  agents.push(
    ...(await Promise.all(Array.from({ length: atTheSameTime }, async () => asked(driver, await newAgent())))),
  );
  const sent = (await Promise.all(agents.map((agent) => agent.outgoing()))).flat();
  const requests = await Promise.all(sent.map((one, index) => decodeRequest(one, index + 1, sent.length)));
  return {
    requests,
    metadata,
    idp,
    sp: { entityId: facts.entityId, acsUrl: facts.acsUrl, nameIdFormat: facts.nameIdFormat },
    acceptedSealings,
    now: now(),
  };
}

/** A fresh browser starts a sign-in; where it ends up does not matter, only what it was made to send. */
async function asked(driver: SutDriver, agent: JudgeAgent): Promise<JudgeAgent> {
  try {
    await driver.start?.(agent);
  } catch (error) {
    if ((await agent.outgoing()).length === 0) throw error;
  }
  return agent;
}
