import type { ComponentChildren } from 'preact';
import type { App } from '../../../org/index.ts';
import { ActionForm, Status, Tabs } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

export type AppTab = 'General' | 'Sign On' | 'Assignments' | 'Vendor';

function StatusMenu({ visit, app }: { visit: Visit; app: App }) {
  const active = app.status === 'ACTIVE';
  return (
    <span class="actions">
      <Status {...(active ? { tone: 'good' } : {})}>{active ? 'Active' : 'Inactive'}</Status>
      {active ? (
        <ActionForm action={paths.appAction(app.id, 'deactivate')} csrf={visit.csrf} label="Deactivate" class="small" />
      ) : (
        <>
          <ActionForm action={paths.appAction(app.id, 'activate')} csrf={visit.csrf} label="Activate" class="small" />
          <ActionForm
            action={paths.appAction(app.id, 'delete')}
            csrf={visit.csrf}
            label="Delete"
            class="small danger"
          />
        </>
      )}
    </span>
  );
}

/** Label, status and tabs above whatever the tab shows. */
export function appPage(visit: Visit, app: App, current: AppTab, body: ComponentChildren): Answer {
  return show({
    title: app.label,
    place: 'Applications',
    above: { label: 'Applications', href: paths.applications },
    action: <StatusMenu visit={visit} app={app} />,
    body: (
      <>
        <Tabs
          label={app.label}
          current={current}
          tabs={[
            { label: 'General', href: paths.app(app.id, 'general') },
            { label: 'Sign On', href: paths.app(app.id, 'sign-on') },
            { label: 'Assignments', href: paths.app(app.id, 'assignments') },
            { label: 'Vendor', href: paths.vendor(app.id) },
          ]}
        />
        {body}
      </>
    ),
  });
}
