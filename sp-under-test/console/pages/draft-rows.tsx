import type { WizardDraft } from '../../workspace/index.ts';
import { Action, Badge, Time, type Visit } from '../components/index.ts';

/** Wizards that were left: nothing of them is live, each can be resumed where it was. */
export function DraftRows({ visit, drafts, here }: { visit: Visit; drafts: readonly WizardDraft[]; here: string }) {
  return (
    <ul class="rows">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <div class="row-main">
            <div class="actions">
              <h3 id={`draft-${draft.id}`}>{draft.name || 'Without a name'}</h3>
              <Badge kind="neutral">Draft, not in effect</Badge>
            </div>
            <span class="muted small">
              Page {draft.page} of 3, last changed <Time at={new Date(draft.updatedAt)} />
            </span>
          </div>
          <div class="actions">
            <a class="button" href={`${here}/drafts/${draft.id}/${draft.page}`} aria-describedby={`draft-${draft.id}`}>
              Resume
            </a>
            <Action
              action={`${here}/drafts/${draft.id}/discard`}
              csrf={visit.csrf}
              label="Discard"
              describedBy={`draft-${draft.id}`}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
