import type { Face } from '../face-dependencies.ts';
import type { Waiting } from '../sign-on/pending.ts';
import type { LaboratoryForm } from '../views.ts';
import type { LaboratoryPorts } from './ports.ts';

export const laboratoryPath = '/laboratory';
/** Where a fault acts on a Response; what acts on other messages cannot go into this one. */
const responsePoints: ReadonlySet<string> = new Set([
  'plan',
  'assertion-tree',
  'signed-assertion',
  'encrypted',
  'response-tree',
  'signed-response',
  'wire',
]);
/** People offered by name; anybody else is typed. */
const offered = 50;

/** What the form holds: as typed, or as the request would have it. */
export async function laboratoryForm(
  face: Face,
  { faults }: LaboratoryPorts,
  { csrf, fromUri, waiting, form }: { csrf: string; fromUri: string; waiting: Waiting; form?: URLSearchParams },
): Promise<LaboratoryForm> {
  const people: string[] = [];
  for (const { userId } of (await face.org.assignments.ofApp(waiting.app.id)).slice(0, offered)) {
    people.push((await face.org.directory.get(userId)).profile.login);
  }
  return {
    action: laboratoryPath,
    csrf,
    fromUri,
    people,
    person: form?.get('person') ?? people[0] ?? '',
    faults: faults
      .filter(({ point }) => responsePoints.has(point))
      .map(({ name, family, summary, parameters = {}, defaults = {} }) => ({
        name,
        family,
        summary,
        parameters,
        defaults,
      })),
    chosen: form?.getAll('fault') ?? [],
    parameters: Object.fromEntries([...(form ?? [])].filter(([name]) => name.startsWith('parameter:'))),
    relayState: form?.get('relayState') ?? waiting.pending.relayState ?? '',
    problems: [],
  };
}
