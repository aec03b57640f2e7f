import type { GroupRule } from '../../../../org/index.ts';
import { ActionForm, ButtonLink, Card, EmptyState, Status, Table, type Tone } from '../../../components/index.ts';
import { type Answer, show, type Visit } from '../../../engine/index.ts';
import { paths } from '../../../paths.ts';
import { GroupsTabs } from '../tabs.tsx';

const statuses: Readonly<Record<GroupRule['status'], readonly [label: string, tone?: Tone]>> = {
  ACTIVE: ['Active', 'good'],
  INACTIVE: ['Inactive'],
  INVALID: ['Invalid', 'bad'],
};

function RuleStatus({ status }: { status: GroupRule['status'] }) {
  const [label, tone] = statuses[status];
  return <Status {...(tone === undefined ? {} : { tone })}>{label}</Status>;
}

function Actions({ visit, rule: { id, name, status } }: { visit: Visit; rule: GroupRule }) {
  const step = status === 'ACTIVE' ? 'deactivate' : 'activate';
  return (
    <div class="actions">
      {status !== 'INVALID' && (
        <ActionForm
          action={paths.groupRuleStep(id, step)}
          csrf={visit.csrf}
          label={status === 'ACTIVE' ? 'Deactivate' : 'Activate'}
          subject={name}
          class="small"
        />
      )}
      {status === 'INACTIVE' && <ButtonLink href={paths.groupRule(id)} label="Edit" subject={name} class="small" />}
      {status !== 'ACTIVE' && (
        <ButtonLink href={paths.groupRuleStep(id, 'delete')} label="Delete" subject={name} class="small danger" />
      )}
    </div>
  );
}

/** Every rule, with what it asks and what it does. */
export async function list(visit: Visit): Promise<Answer> {
  const { groups, groupRules } = visit.services.org;
  const names = new Map((await groups.list()).map(({ id, profile }) => [id, profile.name]));
  const rules = await groupRules.list();
  return show({
    title: 'Groups',
    place: 'Groups',
    wide: true,
    action: <ButtonLink href={paths.addGroupRule} label="Add Rule" class="primary" />,
    body: (
      <>
        <GroupsTabs current="Rules" />
        <Card>
          {rules.length === 0 ? (
            <EmptyState
              sentence="A rule assigns people to groups for as long as their profile meets a condition."
              action={{ href: paths.addGroupRule, label: 'Add Rule' }}
            />
          ) : (
            <Table
              caption="Rules"
              columns={[
                { label: 'Rule' },
                { label: 'IF' },
                { label: 'Then Assign to' },
                { label: 'Except' },
                { label: 'Status' },
                { label: 'Actions', end: true },
              ]}
              rows={rules.map((rule) => ({
                key: rule.id,
                cells: [
                  rule.name,
                  <code key="if">{rule.expression}</code>,
                  rule.groupIds.map((id) => names.get(id) ?? 'a group that is gone').join(', '),
                  rule.excludedUserIds.length === 0 ? 'nobody' : rule.excludedUserIds.length,
                  <RuleStatus key="status" status={rule.status} />,
                  <Actions key="actions" visit={visit} rule={rule} />,
                ],
              }))}
            />
          )}
        </Card>
      </>
    ),
  });
}
