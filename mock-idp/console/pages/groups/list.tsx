import { ButtonLink, Card, Table } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { GroupsTabs } from './tabs.tsx';

/** Directory > Groups. */
export async function list(visit: Visit): Promise<Answer> {
  const { groups, appGroups } = visit.services.org;
  const rows = await Promise.all(
    (await groups.list()).map(async ({ id, profile }) => ({
      key: id,
      cells: [
        <a key="group" href={paths.group(id)}>
          {profile.name}
        </a>,
        profile.description ?? '',
        (await groups.members(id)).length,
        (await appGroups.ofGroup(id)).length,
      ],
    })),
  );
  return show({
    title: 'Groups',
    place: 'Groups',
    action: <ButtonLink href={paths.addGroup} label="Add group" class="primary" />,
    body: (
      <>
        <GroupsTabs current="All" />
        <Card>
          <Table
            caption="Groups"
            columns={[{ label: 'Group' }, { label: 'Description' }, { label: 'People' }, { label: 'Applications' }]}
            rows={rows}
          />
        </Card>
      </>
    ),
  });
}
