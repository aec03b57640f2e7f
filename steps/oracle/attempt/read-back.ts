import type { SeenIdentity, SutDriver } from '../../../sp-under-test/drivers/index.ts';
import type { JudgeAgent } from '../../user-agents/index.ts';
import type { Door } from './contracts.ts';

/** Who is signed in afterwards, and what the SP says of a refusal where its driver can tell. */
export interface ReadBack {
  seen: SeenIdentity | undefined;
  reason: string | undefined;
  failed: string | undefined;
}

/** Asks the SP who is signed in. A read-back that fails is told from nobody being signed in. */
export async function readBack(driver: SutDriver, agent: JudgeAgent, door: Door | undefined): Promise<ReadBack> {
  try {
    const seen = await (door?.whoami ?? driver.whoami)(agent);
    const reason = seen === undefined ? await driver.reason?.(agent) : undefined;
    return { seen, reason, failed: undefined };
  } catch (error) {
    return { seen: undefined, reason: undefined, failed: error instanceof Error ? error.message : String(error) };
  }
}
