import type { Environment, ProviderRow } from '../../workspace/index.ts';
import { Action, Badge, type Visit } from '../components/index.ts';
import { environmentHref } from './environment-frame.tsx';
import { ProviderFacts } from './provider-facts.tsx';

export interface ProviderRowItemProps {
  visit: Visit;
  environment: Environment;
  row: ProviderRow;
  samlEnabled: boolean;
  now: Date;
}

/** A provider under "Select an identity provider (IdP)", with what can be done about it in this environment. */
export function ProviderRowItem({ visit, environment, row, samlEnabled, now }: ProviderRowItemProps) {
  const { provider, link, selected } = row;
  const here = `${environmentHref(visit, environment.key)}/authentication`;
  const nameId = `provider-${provider.id}`;
  const waiting = selected && link?.provisioning === 'not_set_up';
  return (
    <li>
      <div class="row-main">
        <div class="actions">
          <h3 id={nameId}>{provider.name}</h3>
          {selected && <Badge kind="good">Used in this environment</Badge>}
          {waiting && <Badge kind="warn">Provisioning not chosen</Badge>}
        </div>
        <ProviderFacts idp={provider.idp} link={link} lastSignInAt={row.lastSignInAt} now={now} />
      </div>
      <div class="actions">
        {waiting && (
          <a class="button primary" href={`${here}/provisioning/${provider.id}`} aria-describedby={nameId}>
            Set up
          </a>
        )}
        {selected && !waiting && (
          <a class="button" href={`${here}/provisioning/${provider.id}`} aria-describedby={nameId}>
            Provisioning
          </a>
        )}
        {!selected && samlEnabled && (
          <Action
            action={`${here}/providers/${provider.id}/select`}
            csrf={visit.csrf}
            label="Use this provider"
            describedBy={nameId}
          />
        )}
        <a class="button" href={`${here}/providers/${provider.id}`} aria-describedby={nameId}>
          Edit
        </a>
      </div>
    </li>
  );
}
