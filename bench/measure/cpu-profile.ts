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

/** Whom a sample may belong to; `node`: collecting garbage, and what Node, Express and the network do between two calls of anybody. */
const parties = ['sp', 'idp', 'judge', 'node'] as const;
type Party = (typeof parties)[number];
/** Milliseconds of processor time. */
export type Shares = Record<Party, number>;

/** Whose file this is; a driver is how the judge reaches an SP. */
function partyOf(url: string): Party | undefined {
  const [, folder, below] = /\/dist\/(mock-idp|sp-under-test|steps|reports|cli)\/(drivers\/)?/.exec(url) ?? [];
  if (folder === 'mock-idp') return 'idp';
  if (folder === 'sp-under-test' && below === undefined) return 'sp';
  return folder !== undefined || url.includes('/node_modules/@cucumber/') ? 'judge' : undefined;
}

/** The innermost frame that is somebody's makes the sample his, with the libraries he called. */
function ownersOf({ nodes }: CpuProfile): { owner: Map<number, Party | 'nobody'>; issuing: Set<number> } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owner = new Map<number, Party | 'nobody'>();
  const issuing = new Set<number>();
  const visit = (id: number, caller: Party, inIssue: boolean) => {
    const node = byId.get(id);
    if (!node) return;
    const { functionName, url } = node.callFrame;
    const whose = partyOf(url) ?? caller;
    const ofIssue = inIssue || (functionName === 'issueResponse' && url.includes('/dist/mock-idp/'));
    owner.set(id, functionName === '(idle)' ? 'nobody' : whose);
    if (ofIssue) issuing.add(id);
    for (const child of node.children ?? []) visit(child, whose, ofIssue);
  };
  const children = new Set(nodes.flatMap((node) => node.children ?? []));
  for (const { id } of nodes) if (!children.has(id)) visit(id, 'node', false);
  return { owner, issuing };
}

/**
 * Adds up who worked, from the first Response that was issued to the last: starting and writing the report belong to no
 * case. Samples count time as it passes, also while others hold the processor, so they are scaled to `cpuMs`, the processor
 * time of the whole process.
 */
export function sharesOf(profile: CpuProfile, cpuMs: number): Shares {
  const { owner, issuing } = ownersOf(profile);
  const { samples, timeDeltas } = profile;
  const first = samples.findIndex((id) => issuing.has(id));
  const last = samples.findLastIndex((id) => issuing.has(id));
  const spent: Shares = { sp: 0, idp: 0, judge: 0, node: 0 };
  let busyMs = 0;
  for (const [at, id] of samples.entries()) {
    const whose = owner.get(id) ?? 'nobody';
    if (whose === 'nobody') continue;
    const milliseconds = (timeDeltas[at] ?? 0) / 1000;
    busyMs += milliseconds;
    if (at >= first && at <= last) spent[whose] += milliseconds;
  }
  const scale = cpuMs / busyMs;
  for (const party of parties) spent[party] *= scale;
  return spent;
}
