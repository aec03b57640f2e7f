import { Tabs } from '../../components/index.ts';
import { paths } from '../../paths.ts';

/** All groups, and the rules that fill them. */
export function GroupsTabs({ current }: { current: 'All' | 'Rules' }) {
  const tabs = [
    { label: 'All', href: paths.groups },
    { label: 'Rules', href: paths.groupRules },
  ];
  return <Tabs label="Groups" tabs={tabs} current={current} />;
}
