import type { JSX } from 'preact';
import type { Requirement } from '../catalogue/index.ts';
import type { CaseReport, ScenarioReport } from '../conformance/index.ts';
import { rerunOf } from '../rerun.ts';
import { hunks, type MarkedLine, marked, pretty } from './diff.ts';
import { Inspected } from './inspected.tsx';
import { type Picture, pictureId } from './picture.ts';

const verdictNames = {
  pass: '✓ pass',
  fail: '✗ fail',
  warning: '! warning',
  info: 'i info',
  incomplete: '? incomplete',
  'not-applicable': '– not applicable',
} as const;

/** The verdict as a word with a sign; the colour only repeats it. */
export function Badge({ verdict }: { verdict: CaseReport['verdict'] }) {
  return <span class={`badge ${verdict}`}>{verdictNames[verdict]}</span>;
}

/** A card whose inside lies in the page, or in the page's store. */
interface CardProps {
  open: boolean;
  /** Keeps the inside for later; answers where it lies. Absent: the inside stands in the page. */
  store?: ((inside: JSX.Element) => number) | undefined;
}

/** One case: what was sent, what the SP did, why it matters, how to fix it, the clause, the command. */
export function CaseCard({
  command,
  entry,
  open,
  requirements,
  store,
}: CardProps & { entry: CaseReport; requirements: readonly Requirement[]; command: string }) {
  const text =
    `${entry.id} ${entry.title} ${entry.clauses.join(' ')} ${entry.reason ?? ''} ${entry.fault?.name ?? ''}`.toLowerCase();
  const inside = (
    <>
      <p>{entry.because}</p>
      <Facts entry={entry} requirements={requirements} />
      <Course entry={entry} />
      <Sent entry={entry} />
      <Inspected inspection={entry.inspection} open={entry.verdict !== 'pass'} />
      <h3>Run it again</h3>
      <pre class="command">
        {command} --only {entry.id}
      </pre>
    </>
  );
  return (
    <Card
      verdict={entry.verdict}
      id={entry.id}
      area={entry.area}
      name={entry.title}
      text={text}
      open={open}
      store={store}
      inside={inside}
    >
      <code class="muted">{entry.id}</code>
    </Card>
  );
}

/** What is seen of a card while it is closed, and by what it is found. */
function Card({
  area,
  children,
  id,
  inside,
  name,
  open,
  store,
  text,
  verdict,
}: CardProps & {
  id: string;
  verdict: CaseReport['verdict'];
  /** Empty where the card belongs to none. */
  area: string;
  name: string;
  /** What the search looks through, in lower case. */
  text: string;
  inside: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <details class="card" id={id} data-case="" data-verdict={verdict} data-area={area} data-text={text} open={open}>
      <summary>
        <Badge verdict={verdict} />
        <strong>{name}</strong>
        {children}
      </summary>
      <Inside store={store}>{inside}</Inside>
    </details>
  );
}

function Inside({ children, store }: { children: JSX.Element; store: CardProps['store'] }) {
  return store === undefined ? <div>{children}</div> : <div data-stored={store(children)} />;
}

function Facts({ entry, requirements }: { entry: CaseReport; requirements: readonly Requirement[] }) {
  const rows: [string, string][] = [
    ['Required', requirements.map((requirement) => requirement.text).join(' ')],
    ['Strength', entry.obligation ?? 'does not bind at this level'],
    ...observed(entry),
    ['Why it matters', requirements.map((requirement) => requirement.why).join(' ')],
    ['How to fix', requirements.map((requirement) => requirement.fix).join(' ')],
    ['Known', entry.known ?? ''],
    ['Clause', entry.clauses.join(', ')],
    ['Evidence', proofOf(entry)],
    ['Source', entry.source],
  ];
  return (
    <dl>
      {rows.filter(([, value]) => value !== '').map(([name, value]) => [<dt>{name}</dt>, <dd>{value}</dd>])}
      {entry.evidence === null
        ? null
        : [
            <dt>Files</dt>,
            <dd>
              <a href={`${entry.evidence}/`}>{entry.evidence}</a>
            </dd>,
          ]}
    </dl>
  );
}

/** What the message had in it: a fault, or nothing but what is right. */
export function sentWords({ fault, sent }: Pick<CaseReport, 'fault' | 'sent'>): string {
  if (fault !== null) return fault.summary;
  const root = /<(?:[\w.-]+:)?(LogoutRequest|LogoutResponse)[\s>]/.exec(sent?.slice(0, 1000) ?? '')?.[1];
  return `A valid ${root ?? 'Response'}`;
}

/** What there was to see: a sign-in, or something that was looked at. */
function observed(entry: CaseReport): [string, string][] {
  if (entry.expected === 'inspect') {
    return [['What was inspected', entry.inspection?.shown?.title ?? '']];
  }
  const did = [entry.outcome ?? 'not observed', entry.reason, entry.seen === null ? null : `signed in: ${entry.seen}`];
  return [
    ['What was sent', sentWords(entry)],
    ['Expected', entry.expectedReason === null ? entry.expected : `${entry.expected} (${entry.expectedReason})`],
    ['Outcome', did.filter((part) => part !== null).join(' · ')],
  ];
}

function proofOf(entry: CaseReport): string {
  if (entry.expected === 'inspect') return '';
  return [
    entry.delivered ? 'delivery proved' : 'delivery not proved',
    entry.twin === null ? null : `twin ${entry.twin.id} ${entry.twin.result}`,
    entry.liveness === null ? null : `afterwards ${entry.liveness}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function Course({ entry }: { entry: CaseReport }) {
  if (entry.timeline.length === 0) return null;
  return (
    <details>
      <summary>What happened, in order</summary>
      <ol class="time">
        {entry.timeline.map(({ atMs, text }) => (
          <li>
            <span class="muted">{atMs} ms</span> {text}
          </li>
        ))}
      </ol>
      {entry.answer === null || entry.answer.excerpt === '' ? null : <pre>{entry.answer.excerpt}</pre>}
    </details>
  );
}

/** What was sent: what differs from the same message without the fault; the whole message only where something is to fix. */
function Sent({ entry }: { entry: CaseReport }) {
  if (entry.sent === null) return null;
  const bad = entry.verdict === 'fail' || entry.verdict === 'incomplete';
  if (entry.plain === null && !bad) return null;
  const lines = entry.plain === null ? [] : hunks(marked(entry.sent, entry.plain));
  return (
    <details>
      <summary>
        {entry.plain === null ? 'The message' : 'The message, marked against the same one without the fault'}
      </summary>
      {entry.plain === null ? null : (
        <pre class="diff">
          {lines.map((line) => (
            <Line line={line} />
          ))}
        </pre>
      )}
      {bad ? <pre>{pretty(entry.sent).slice(0, longestMessage).join('\n')}</pre> : null}
    </details>
  );
}

const longestMessage = 400;

function Line({ line: { mark, text } }: { line: MarkedLine }) {
  const shown = text.length > 2_000 ? `${text.slice(0, 2_000)}…` : text;
  if (mark === 'added') return <ins>{shown}</ins>;
  if (mark === 'removed') return <del>{shown}</del>;
  return <span class={mark === 'left-out' ? 'muted' : undefined}>{shown}</span>;
}

/** A scenario that is no case: a walk or a behaviour. */
export function ScenarioCard({
  command,
  entry,
  open,
  pictures,
  store,
}: CardProps & { entry: ScenarioReport; command: string; pictures: readonly Picture[] }) {
  const text = `${entry.name} ${entry.feature} ${entry.tags.join(' ')}`.toLowerCase();
  const inside = (
    <>
      <pre class="command">{entry.because}</pre>
      <p class="muted">
        <code>{entry.id}</code> {entry.tags.join(' ')}
      </p>
      <pre class="command">
        {command} {rerunOf(entry)}
      </pre>
      <div class="shots">
        {pictures.map(({ caption, source }, index) => (
          <figure id={pictureId(entry.id, index)}>
            <img src={source} alt={caption} loading="lazy" />
            <figcaption>{caption}</figcaption>
          </figure>
        ))}
      </div>
    </>
  );
  return (
    <Card
      verdict={entry.verdict}
      id={entry.id}
      area=""
      name={entry.name}
      text={text}
      open={open}
      store={store}
      inside={inside}
    >
      <span class="muted">{entry.feature}</span>
    </Card>
  );
}
