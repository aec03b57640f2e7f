import type { EndUser, EndUserGroup, Environment, GroupMember } from '../../workspace/index.ts';
import { EmptyState, ErrorSummary, type FieldErrors, Form, Shell, type Visit } from '../components/index.ts';
import { originText } from './end-user.tsx';
import { environmentHref } from './environment-frame.tsx';
import { MemberPicker } from './member-picker.tsx';

export interface GroupProps {
  visit: Visit;
  environment: Environment;
  group: EndUserGroup;
  members: readonly GroupMember[];
  candidates: readonly EndUser[];
  errors: FieldErrors;
}

function Members({ visit, members }: Pick<GroupProps, 'visit' | 'members'>) {
  if (members.length === 0)
    return <EmptyState title="Nobody is in this group">Group syncing may have taken the last one out.</EmptyState>;
  return (
    <ul class="rows">
      {members.map((member) => (
        <li key={member.userId}>
          <div class="row-main">
            <h3>
              <a href={`${visit.base}/end-users/${member.userId}`}>{member.name}</a>
            </h3>
            <span class="muted small">
              {member.email}, {originText(member.origin)}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** One end-user group: who is in it, and why. */
export function GroupPage({ visit, environment, group, members, candidates, errors }: GroupProps) {
  const tab = environmentHref(visit, environment.key);
  const here = `${tab}/groups/${group.id}`;
  return (
    <Shell
      visit={visit}
      section="Authentication & Groups"
      title={group.name}
      lead={`End-user group in ${environment.name}`}
      crumb={{ href: tab, label: `End-user groups in ${environment.name}` }}
      action={
        !group.builtIn && (
          <a class="button danger" href={`${here}/delete`}>
            Delete group
          </a>
        )
      }
    >
      <ErrorSummary errors={errors} />
      <section class="card" aria-labelledby="members-title">
        <h2 id="members-title">End users</h2>
        <Members visit={visit} members={members} />
        {group.builtIn && <p class="muted">Membership follows environment access and cannot be edited.</p>}
      </section>
      {!group.builtIn && (
        <section class="card" aria-label="Change end users">
          <Form action={`${here}/members`} csrf={visit.csrf}>
            <MemberPicker
              environmentName={environment.name}
              candidates={candidates}
              chosen={members.map((member) => member.userId)}
              error={errors.memberIds}
              addHref={`${visit.base}/end-users/new`}
            />
            <div class="actions">
              <button type="submit" class="primary">
                Save
              </button>
            </div>
          </Form>
        </section>
      )}
    </Shell>
  );
}
