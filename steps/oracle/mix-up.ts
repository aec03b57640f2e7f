import { type Attempt, attempt, obtain, type Person, type Stage } from './attempt/index.ts';

/** A request goes to the first IdP, and the second one answers it, in the browser that asked. */
export async function answerByTheOther(stage: Stage, person: Person): Promise<Attempt> {
  const agent = await stage.newAgent();
  const { cookie, key } = await stage.idp.openTransaction(person.login, stage.appLabel, []);
  await agent.plant(cookie);
  const asking = { person, faults: [], start: 'sp', delivery: 'same-browser' } as const;
  await obtain(stage, agent, asking);
  await stage.idp.hold(key, true);
  const [request] = (await stage.idp.transaction(key)).received;
  const faults = [{ name: 'in-response-to-another-request', parameters: { id: request?.id ?? '' } }];
  return attempt(stage, { ...asking, faults, start: 'idp', idp: 'second', agent });
}
