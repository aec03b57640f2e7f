import { type Catalogue, notTestedIn } from '../catalogue/index.ts';

/** What no run can tell: a reader must know it to weigh what a run does tell. */
export function NotTested({ catalogue }: { catalogue: Catalogue }) {
  const entries = notTestedIn(catalogue.requirements.values());
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>Not tested</h2>
      <details class="card">
        <summary>
          <strong>{entries.length} requirements have no case</strong>
          <span class="muted">each with the reason</span>
        </summary>
        <dl>
          {entries.map(({ id, notTested, text }) => [
            <dt>{id}</dt>,
            <dd>
              {text} <span class="muted">{notTested}</span>
            </dd>,
          ])}
        </dl>
      </details>
    </section>
  );
}
