import type { ComponentChildren } from 'preact';
import type { Environment } from '../../workspace/index.ts';
import { Shell, type Visit } from '../components/index.ts';

export interface EnvironmentFrameProps {
  visit: Visit;
  environments: readonly Environment[];
  environment: Environment;
  tab: 'End-user group' | 'Authentication';
  action?: ComponentChildren;
  dialog?: ComponentChildren;
  children: ComponentChildren;
}

/** Where an environment's pages are; "End-user group" is the one that selecting it opens. */
export const environmentHref = (visit: Pick<Visit, 'base'>, key: string) =>
  `${visit.base}/authentication-groups/${key}`;

/** "Authentication & Groups": the environment switcher on top, then the two tabs of the selected environment. */
export function EnvironmentFrame(props: EnvironmentFrameProps) {
  const { visit, environments, environment, tab } = props;
  const here = environmentHref(visit, environment.key);
  const tabs = [
    { label: 'End-user group', href: here },
    { label: 'Authentication', href: `${here}/authentication` },
  ];
  return (
    <Shell
      visit={visit}
      section="Authentication & Groups"
      title="Authentication & Groups"
      action={props.action}
      dialog={props.dialog}
    >
      <nav class="switcher" aria-label="Environment">
        <span class="muted" aria-hidden="true">
          Environment
        </span>
        <ul>
          {environments.map(({ key, name }) => (
            <li key={key}>
              <a href={environmentHref(visit, key)} aria-current={key === environment.key ? 'true' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav class="tabs" aria-label={`${environment.name} settings`}>
        {tabs.map(({ label, href }) => (
          <a key={label} href={href} aria-current={label === tab ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {props.children}
    </Shell>
  );
}
