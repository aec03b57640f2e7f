import type { ComponentChildren } from 'preact';
import { Shell, type Visit } from '../components/index.ts';

export interface ApiClientTabsProps {
  visit: Visit;
  tab: 'API clients' | 'API client roles';
  action?: ComponentChildren;
  children: ComponentChildren;
}

/** "API clients": the clients, and the roles that say what they may call. */
export function ApiClientTabs({ visit, tab, action, children }: ApiClientTabsProps) {
  const tabs = [
    { label: 'API clients', href: `${visit.base}/api-clients` },
    { label: 'API client roles', href: `${visit.base}/api-clients/roles` },
  ];
  return (
    <Shell
      visit={visit}
      section="API clients"
      title="API clients"
      lead="Programs that manage end users and user groups through the IAM API."
      action={action}
    >
      <nav class="tabs" aria-label="API client settings">
        {tabs.map(({ label, href }) => (
          <a key={label} href={href} aria-current={label === tab ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {children}
    </Shell>
  );
}
