import type { CaseReport, ConformanceReport } from '../conformance/index.ts';

const effectWords: Readonly<Record<CaseReport['effects'][number], string>> = {
  'changes-trust': 'changed what the SP trusts',
  'creates-accounts': 'brought people for whom the SP makes accounts',
  strain: 'strained the SP',
};
const cleanUpWords: Readonly<Record<ConformanceReport['left']['cleanUp'], string>> = {
  done: 'hooks.cleanup has run.',
  failed: 'hooks.cleanup failed: look for these accounts.',
  'no-hook': 'The profile has no hooks.cleanup: look for these accounts.',
};

/** What a run did to an SP beside signing people in, so that nobody has to guess where it came from. */
export function LeftAtSp({ report }: { report: ConformanceReport }) {
  const { cases, left, sut } = report;
  const touching = cases.filter(({ effects, outcome }) => effects.length > 0 && outcome !== null);
  if (sut.kind === 'reference' || (touching.length === 0 && left.accounts.length === 0)) return null;
  return (
    <section>
      <h2>What this run did to your SP</h2>
      <details class="card">
        <summary>
          <strong>
            {touching.length} cases, {left.accounts.length} accounts
          </strong>
          <span class="muted">
            {left.reset ? 'put back by hooks.reset after each case' : 'the profile has no hooks.reset'}
          </span>
        </summary>
        <dl>
          {(['creates-accounts', 'strain', 'changes-trust'] as const).map((effect) => {
            const ids = touching.filter(({ effects }) => effects.includes(effect)).map(({ id }) => id);
            return ids.length === 0
              ? null
              : [
                  <dt>
                    {ids.length} {effectWords[effect]}
                  </dt>,
                  <dd>{ids.join(', ')}</dd>,
                ];
          })}
          {left.accounts.length === 0
            ? null
            : [
                <dt>Seen as signed in, and not named in the profile</dt>,
                <dd>
                  {left.accounts.join(', ')}. {cleanUpWords[left.cleanUp]}
                </dd>,
              ]}
        </dl>
      </details>
    </section>
  );
}
