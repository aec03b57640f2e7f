import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Catalogue, Requirement } from '../catalogue/index.ts';
import { type CaseReport, type ConformanceReport, type ScenarioReport, verdictWords } from '../conformance/index.ts';
import { Badge, CaseCard, ScenarioCard } from './case-card.tsx';
import { Documents } from './documents.tsx';
import { LeftAtSp } from './left-at-sp.tsx';
import { NotTested } from './not-tested.tsx';
import type { Picture } from './picture.ts';
import { StartedAnew } from './started-anew.tsx';
import { Store } from './store.ts';

/** Pictures by scenario, as data URLs, so that the report stays one file. */
export type Pictures = ReadonlyMap<string, readonly Picture[]>;

/** The whole report as one HTML file that works offline. */
export function htmlOf(report: ConformanceReport, catalogue: Catalogue, pictures: Pictures = new Map()): string {
  return `<!doctype html>\n${renderToString(<ReportPage report={report} catalogue={catalogue} pictures={pictures} />)}\n`;
}

interface ReportProps {
  report: ConformanceReport;
  catalogue: Catalogue;
  pictures: Pictures;
}

/** These stand in the page itself; the insides of all others are kept compressed. */
const mostInThePage = 20;

const worstFirst = ['fail', 'incomplete', 'warning', 'info', 'pass', 'not-applicable'];
const tallyOrder = ['pass', 'fail', 'warning', 'info', 'incomplete', 'not-applicable'];
const strengths = ['MUST', 'SHOULD', 'MAY'];
const rank = (verdict: string) => worstFirst.indexOf(verdict);
/** Letting someone in as somebody else outweighs everything. */
const severity = (entry: CaseReport) =>
  rank(entry.verdict) * 100 +
  strengths.indexOf(entry.obligation ?? 'MAY') * 10 +
  (entry.outcome === 'accepted-as-someone-else' ? 0 : 1);

function ReportPage({ catalogue, pictures, report }: ReportProps) {
  const cases = report.cases.toSorted((a, b) => severity(a) - severity(b));
  const scenarios = report.scenarios.toSorted((a, b) => rank(a.verdict) - rank(b.verdict));
  const bad = (entry: { verdict: string }) => entry.verdict === 'fail' || entry.verdict === 'incomplete';
  const worst = new Set([...scenarios.filter(bad), ...cases.filter(bad)].slice(0, mostInThePage));
  const store = new Store();
  const keep = (inside: JSX.Element) => store.put(renderToString(inside));
  const card = (entry: CaseReport) => (
    <CaseCard
      store={worst.has(entry) ? undefined : keep}
      entry={entry}
      requirements={required(entry, catalogue)}
      command={report.command}
      open={entry.verdict === 'fail'}
    />
  );
  const step = (entry: ScenarioReport) => (
    <ScenarioCard
      store={worst.has(entry) ? undefined : keep}
      command={report.command}
      entry={entry}
      open={entry.verdict === 'fail'}
      pictures={pictures.get(entry.id) ?? []}
    />
  );
  return (
    <html lang="en">
      <Head title={`${report.sut.name}: ${report.verdict}`} />
      <body>
        <Top report={report} />
        <main>
          <Findings report={report} />
          <StartedAnew report={report} />
          <div class="filters" hidden>
            <input id="search" type="search" placeholder="Search cases ( / )" aria-label="Search cases" />
            <Select id="verdict" label="Every verdict" options={worstFirst.map((name) => [name, name])} />
            <Select
              id="area"
              label="Every area"
              options={[...catalogue.areas.values()].map(({ code, title }) => [code, `${code} ${title}`])}
            />
            <output id="found" class="muted" aria-live="polite" />
          </div>
          <Section title="To fix first" empty="Nothing failed and nothing is undecided.">
            {[...scenarios.filter(bad).map(step), ...cases.filter(bad).map(card)]}
          </Section>
          <Areas report={report} catalogue={catalogue} />
          <LeftAtSp report={report} />
          <Documents report={report} pictures={pictures} />
          <Section title="All other cases" empty="No other conformance case was run.">
            {cases.filter((entry) => !bad(entry)).map(card)}
          </Section>
          <Section title="Walks and behaviour" empty="No other scenario was run.">
            {scenarios.filter((entry) => !bad(entry)).map(step)}
          </Section>
          <NotTested catalogue={catalogue} />
        </main>
        <Foot report={report} />
        <noscript>
          <p class="noscript">
            Without script only the first {mostInThePage} that need attention can be opened; conformance.json holds all.
          </p>
        </noscript>
        <Stored store={store} />
        <script dangerouslySetInnerHTML={{ __html: packageText('report-script.js') }} />
      </body>
    </html>
  );
}

/** Rendered last, when every card has left its inside. */
function Stored({ store }: { store: Store }) {
  return <script type="text/plain" id="stored" dangerouslySetInnerHTML={{ __html: store.packed() }} />;
}

function Head({ title }: { title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: packageText('report.css') }} />
    </head>
  );
}

function Top({ report }: { report: ConformanceReport }) {
  const { summary, scenarioSummary } = report;
  return (
    <header>
      <div>
        <p class="kicker">
          saml-assay {report.toolVersion} · <time dateTime={report.startedAt}>{shownTime(report.startedAt)}</time> ·{' '}
          {(report.durationMs / 1000).toFixed(1)} s
        </p>
        <h1>{verdictWords(report)}</h1>
        {report.interrupted === null ? null : <p>{report.interrupted}</p>}
        <div class="figures">
          <Figure name="Conformance" share={report.conformance}>
            {summary.pass} pass, {summary.fail} fail, {summary.warning} warning, {summary.info} info
          </Figure>
          <Figure name="Completeness" share={report.completeness}>
            {summary.incomplete} incomplete, {summary.notApplicable} not applicable; {report.catalogue.selected} of{' '}
            {report.catalogue.cases} catalogue cases selected, in {summary.total} variants
          </Figure>
          {scenarioSummary.total === 0 ? null : (
            <Figure
              name="Walks and behaviour"
              share={scenarioSummary.pass / Math.max(1, scenarioSummary.total - scenarioSummary.notApplicable)}
            >
              {scenarioSummary.pass} pass, {scenarioSummary.fail} fail, {scenarioSummary.incomplete} incomplete
            </Figure>
          )}
        </div>
      </div>
    </header>
  );
}

function Figure({ children, name, share }: { name: string; share: number | null; children: ComponentChildren }) {
  return (
    <div>
      <div class="muted">{name}</div>
      <div class="figure">{share === null ? '–' : `${Math.floor(share * 100)} %`}</div>
      <div>{children}</div>
    </div>
  );
}

function Findings({ report }: { report: ConformanceReport }) {
  const { calibration } = report;
  return (
    <details class="card" open={!calibration.valid}>
      <summary>
        <Badge verdict={calibration.valid ? 'pass' : 'fail'} />
        <strong>Calibration</strong>
        <span class="muted">can this SP’s yes, no and nobody be told apart?</span>
      </summary>
      <dl>{calibration.findings.map((finding) => [<dt>{finding.what}</dt>, <dd>{finding.text}</dd>])}</dl>
    </details>
  );
}

function Areas({ catalogue, report }: Omit<ReportProps, 'pictures'>) {
  const areas = [...catalogue.areas.values()].map((area) => ({
    area,
    cases: report.cases.filter((entry) => entry.area === area.code),
  }));
  if (report.cases.length === 0) return null;
  return (
    <section>
      <h2>Areas</h2>
      <div class="areas">
        {areas
          .filter(({ cases }) => cases.length > 0)
          .map(({ area, cases }) => (
            <a href="#search" data-show-area={area.code}>
              <strong>{area.code}</strong> {area.title}
              <div class="muted">{tally(cases)}</div>
              <div class="bar">
                <i class="p" style={`flex:${share(cases, ['pass', 'info'])}`} />
                <i class="w" style={`flex:${share(cases, ['warning', 'incomplete'])}`} />
                <i class="f" style={`flex:${share(cases, ['fail'])}`} />
                <i style={`flex:${share(cases, ['not-applicable'])}`} />
              </div>
            </a>
          ))}
      </div>
    </section>
  );
}

const share = (cases: readonly CaseReport[], verdicts: readonly string[]) =>
  cases.filter((entry) => verdicts.includes(entry.verdict)).length;

function tally(cases: readonly CaseReport[]): string {
  return tallyOrder
    .map((verdict) => [verdict, share(cases, [verdict])] as const)
    .filter(([, number]) => number > 0)
    .map(([verdict, number]) => `${number} ${verdict.replace('-', ' ')}`)
    .join(', ');
}

function Section({ children, empty, title }: { title: string; empty: string; children: ComponentChildren[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <p class="muted">{empty}</p> : children}
    </section>
  );
}

function Select({
  id,
  label,
  options,
}: {
  id: string;
  label: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <select id={id} aria-label={label}>
      <option value="">{label}</option>
      {options.map(([value, text]) => (
        <option value={value}>{text}</option>
      ))}
    </select>
  );
}

const encryptionWords: Readonly<Record<string, string>> = {
  unknown: 'no: there is no certificate for it, or the SP did not take it and had not said it would',
  refused: 'not accepted, although the SP publishes a certificate for it',
  accepted: 'accepted',
  required: 'required: nothing else was accepted, so that everything was encrypted',
};

function Foot({ report }: { report: ConformanceReport }) {
  const { catalogue, declared, sut } = report;
  return (
    <footer>
      <dl>
        <dt>SP</dt>
        <dd>
          {sut.entityId} · ACS {sut.acsUrl}
        </dd>
        <dt>Declared</dt>
        <dd>
          {declared.supports.join(', ')}; tolerance{' '}
          {declared.toleranceSeconds === null ? 'not declared' : `${declared.toleranceSeconds} s`}
        </dd>
        {declared.deviations.map(({ because, decision, requirement }) => [
          <dt>Deviates ({decision})</dt>,
          <dd>
            <code>{requirement}</code> {because}
          </dd>,
        ])}
        {declared.consent === null ? null : (
          <>
            <dt>Leave to attack</dt>
            <dd>
              given by {declared.consent.by} for {declared.consent.origins.join(', ')}, each proved by its file
            </dd>
          </>
        )}
        <dt>Signed by the IdP</dt>
        <dd>accepted: {report.calibration.sealings.accepted.join(', ')} (A Assertion, R Response)</dd>
        <dt>Encrypted by the IdP</dt>
        <dd>{encryptionWords[report.calibration.sealings.encryption]}</dd>
        <dt>Catalogue</dt>
        <dd>
          {catalogue.version} <code>{catalogue.digest}</code>
        </dd>
      </dl>
      <p>This report says how the SP answered the cases listed here. It does not say that the SP is secure.</p>
    </footer>
  );
}

/** `2026-01-02 03:04 UTC` */
const shownTime = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

const required = (entry: CaseReport, catalogue: Catalogue): Requirement[] =>
  entry.requirements.flatMap((id) => catalogue.requirements.get(id) ?? []);

/** Text that ships beside this source; a script end tag inside it would end the element. */
function packageText(name: string): string {
  const file = createRequire(import.meta.url).resolve(`#package/reports/html/${name}`);
  return readFileSync(file, 'utf8').replaceAll('</', '<\\/');
}
