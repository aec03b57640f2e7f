import { type ActivityEntry, productNames, products, type SyncRecord } from '../../workspace/index.ts';
import { Badge, EmptyState, Shell, Time, type Visit } from '../components/index.ts';

export interface ActivityProps {
  visit: Visit;
  entries: readonly ActivityEntry[];
  filter: { person: string; outcome: string };
}

const skips = {
  not_enabled: 'user groups syncing is off',
  other_product: 'only a sign-in to Workato GO syncs',
  no_values: 'no group was asserted',
} as const;

const names = (list: readonly string[]) => (list.length > 0 ? list.join(', ') : 'none');

function Sync({ sync }: { sync: SyncRecord }) {
  if (sync.outcome === 'skipped')
    return <>Groups not synced: {sync.skipped ? skips[sync.skipped] : 'nothing to do'}.</>;
  return (
    <>
      Groups synced from {sync.attribute}: {names(sync.before)} → {names(sync.after)}
      {sync.unmatched.length > 0 && <> (unknown here, ignored: {names(sync.unmatched)})</>}
    </>
  );
}

function Effects({ entry }: { entry: ActivityEntry }) {
  return (
    <ul class="facts">
      {entry.created && <li>Account created, access to {names(entry.grantedEnvironments ?? [])}</li>}
      {entry.sync && (
        <li>
          <Sync sync={entry.sync} />
        </li>
      )}
    </ul>
  );
}

function productName(key: string | undefined): string | undefined {
  const product = products.find((one) => one === key);
  return product ? productNames[product] : key;
}

function Findings({ entry }: { entry: ActivityEntry }) {
  if (!entry.findings || entry.findings.length === 0) return entry.detail ? <p class="small">{entry.detail}</p> : null;
  return (
    <details class="small">
      <summary>{entry.findings.length === 1 ? 'One objection' : `${entry.findings.length} objections`}</summary>
      <ol class="stack">
        {entry.findings.map((finding) => (
          <li key={`${finding.reason} ${finding.clause} ${finding.detail}`}>
            <code>{finding.reason}</code> <span class="muted">{finding.clause}</span>
            <div>{finding.detail}</div>
          </li>
        ))}
      </ol>
    </details>
  );
}

function wayOf({ method, providerName }: ActivityEntry): string {
  if (method === 'platform') return 'Platform session';
  return method === 'saml' ? (providerName ?? 'SAML') : 'Password';
}

function Attempt({ entry }: { entry: ActivityEntry }) {
  const where = [entry.environment, productName(entry.product)].filter(Boolean).join(' · ');
  const by = wayOf(entry);
  return (
    <li>
      <div class="row-main">
        <div class="actions">
          <h2>{entry.email ?? 'Unknown person'}</h2>
          {entry.outcome === 'signed-in' ? <Badge kind="good">Signed in</Badge> : <Badge kind="bad">Refused</Badge>}
          {entry.reason && <code>{entry.reason}</code>}
        </div>
        <ul class="facts">
          <li>
            <Time at={new Date(entry.at)} />
          </li>
          {where && <li>{where}</li>}
          <li>{by}</li>
          <li>
            Reference <code>{entry.reference}</code>
          </li>
        </ul>
        <Effects entry={entry} />
        {entry.outcome === 'refused' && <Findings entry={entry} />}
      </div>
    </li>
  );
}

const outcomes = [
  { value: '', label: 'Every outcome' },
  { value: 'signed-in', label: 'Signed in' },
  { value: 'refused', label: 'Refused' },
];

/** Every attempt to sign in: outcome, reason, what was created and synced. */
export function ActivityPage({ visit, entries, filter }: ActivityProps) {
  const filtered = filter.person !== '' || filter.outcome !== '';
  return (
    <Shell visit={visit} section="Activity" title="Activity" lead="Every attempt to sign in, newest first.">
      <search>
        <form method="get" class="actions">
          <label for="person">Person</label>
          <div class="field">
            <input
              id="person"
              type="search"
              name="person"
              value={filter.person}
              placeholder="Part of the e-mail address"
            />
          </div>
          <label for="outcome">Outcome</label>
          <div class="field">
            <select id="outcome" name="outcome">
              {outcomes.map(({ value, label }) => (
                <option key={value} value={value} selected={value === filter.outcome}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">Filter</button>
        </form>
      </search>
      <section class="card" aria-label="Attempts">
        {entries.length > 0 ? (
          <ul class="rows">
            {entries.map((entry) => (
              <Attempt key={entry.reference} entry={entry} />
            ))}
          </ul>
        ) : filtered ? (
          <EmptyState title="No attempt matches">
            <a href={`${visit.base}/activity`}>Show all attempts</a>
          </EmptyState>
        ) : (
          <EmptyState title="Nobody has tried to sign in yet">
            Open <a href="/">the end users' page</a> and sign in, or start from your identity provider.
          </EmptyState>
        )}
      </section>
    </Shell>
  );
}
