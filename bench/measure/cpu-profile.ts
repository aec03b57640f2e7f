/** Whose a run's processor time was, from the sampled call stacks that V8 writes with `--cpu-prof`. */
import { readFileSync } from 'node:fs';
import { Ajv, type JSONSchemaType } from 'ajv';

interface Node {
  id: number;
  callFrame: { functionName: string; url: string };
  children?: number[];
}

export interface CpuProfile {
  nodes: Node[];
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
}

const numbers = { type: 'array', items: { type: 'integer' } } as const;

const schema: JSONSchemaType<CpuProfile> = {
  type: 'object',
  required: ['nodes', 'samples', 'timeDeltas'],
  properties: {
    nodes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'callFrame'],
        properties: {
          id: { type: 'integer' },
          callFrame: {
            type: 'object',
            required: ['functionName', 'url'],
            properties: { functionName: { type: 'string' }, url: { type: 'string' } },
          },
          children: { ...numbers, nullable: true },
        },
      },
    },
    samples: numbers,
    timeDeltas: numbers,
  },
};

/** Reads a `.cpuprofile`. */
export function readProfile(file: string): CpuProfile {
  const profile: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!new Ajv().compile(schema)(profile)) throw new Error(`${file} is no profile.`);
  return profile;
}

type Owner = 'nobody' | 'sp' | 'harness';

/** A frame of the SP anywhere in the stack makes it the SP's, its libraries included. */
function ownersOf({ nodes }: CpuProfile): { owner: Map<number, Owner>; issuing: Set<number> } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owner = new Map<number, Owner>();
  const issuing = new Set<number>();
  const visit = (id: number, inSp: boolean, inIssue: boolean) => {
    const node = byId.get(id);
    if (!node) return;
    const { functionName, url } = node.callFrame;
    const ofSp = inSp || url.includes('/dist/sp-under-test/');
    const ofIssue = inIssue || (functionName === 'issueResponse' && url.includes('/dist/mock-idp/'));
    owner.set(id, functionName === '(idle)' ? 'nobody' : ofSp ? 'sp' : 'harness');
    if (ofIssue) issuing.add(id);
    for (const child of node.children ?? []) visit(child, ofSp, ofIssue);
  };
  const children = new Set(nodes.flatMap((node) => node.children ?? []));
  for (const { id } of nodes) if (!children.has(id)) visit(id, false, false);
  return { owner, issuing };
}

/**
 * Adds up who worked, from the first Response that was issued to the last: starting and writing the report belong to no
 * case. Samples count time as it passes, also while others hold the processor, so they are scaled to `cpuMs`, the processor time
 * of the whole process. Collecting garbage and what Node does between two calls count as the harness's, which makes it look worse, never better.
 */
export function sharesOf(profile: CpuProfile, cpuMs: number): { spMs: number; harnessMs: number } {
  const { owner, issuing } = ownersOf(profile);
  const { samples, timeDeltas } = profile;
  const first = samples.findIndex((id) => issuing.has(id));
  const last = samples.findLastIndex((id) => issuing.has(id));
  const spent = { nobody: 0, sp: 0, harness: 0 };
  let busyMs = 0;
  for (const [at, id] of samples.entries()) {
    const whose = owner.get(id) ?? 'nobody';
    const milliseconds = (timeDeltas[at] ?? 0) / 1000;
    if (whose !== 'nobody') busyMs += milliseconds;
    if (at >= first && at <= last) spent[whose] += milliseconds;
  }
  const scale = cpuMs / busyMs;
  return { spMs: spent.sp * scale, harnessMs: spent.harness * scale };
}
