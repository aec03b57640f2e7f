import { type Attempt, attempt, type Stage } from './attempt/index.ts';
import type { Seal } from './preflight.ts';

/** The same stage, as if IdP and SP were one site: every cookie travels. */
export function asOneSite(stage: Stage): Stage {
  return {
    driver: stage.driver,
    idp: stage.idp,
    idpUrl: stage.idpUrl,
    appLabel: stage.appLabel,
    secondAppLabel: stage.secondAppLabel,
    tenantAppLabel: stage.tenantAppLabel,
    people: stage.people,
    newAgent: () => stage.newAgent({ oneSite: true }),
    turn: () => stage.turn(),
    now: () => stage.now(),
  };
}

/** Whether a good sign-in that was refused works where every cookie travels. */
export async function losesItsCookie(stage: Stage, seal: Seal, [failed]: readonly Attempt[]): Promise<boolean> {
  if (failed?.outcome !== 'refused' && failed?.outcome !== 'looped') return false;
  await seal('AR');
  const again = await attempt(asOneSite(stage), { ...failed.request });
  return again.outcome === 'accepted-as-expected';
}
