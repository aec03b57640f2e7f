import type { EndUser, Environment } from '../../workspace/index.ts';
import { ErrorSummary, type FieldErrors, Form, Shell, TextField, type Visit } from '../components/index.ts';
import { environmentHref } from './environment-frame.tsx';
import { MemberPicker } from './member-picker.tsx';

export interface CreateGroupProps {
  visit: Visit;
  environment: Environment;
  candidates: readonly EndUser[];
  typed: { name: string; memberIds: readonly string[] };
  errors: FieldErrors;
}

/** "+ Create end-user group". */
export function CreateGroupPage({ visit, environment, candidates, typed, errors }: CreateGroupProps) {
  const here = environmentHref(visit, environment.key);
  return (
    <Shell
      visit={visit}
      section="Authentication & Groups"
      title="Create end-user group"
      lead={`In ${environment.name}`}
      crumb={{ href: here, label: `End-user groups in ${environment.name}` }}
    >
      <ErrorSummary errors={errors} />
      <section class="card" aria-label="Create end-user group">
        <Form action={`${here}/groups`} csrf={visit.csrf}>
          <TextField
            name="name"
            label="Group name"
            value={typed.name}
            error={errors.name}
            required
            hint="To sync it, use exactly the name that your identity provider sends. No commas."
          />
          <MemberPicker
            environmentName={environment.name}
            candidates={candidates}
            chosen={typed.memberIds}
            error={errors.memberIds}
            addHref={`${visit.base}/end-users/new`}
          />
          <div class="actions">
            <button type="submit" class="primary">
              Create
            </button>
            <a class="button" href={here}>
              Cancel
            </a>
          </div>
        </Form>
      </section>
    </Shell>
  );
}
