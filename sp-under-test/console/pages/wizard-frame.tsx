import type { ComponentChildren } from 'preact';
import type { Environment } from '../../workspace/index.ts';
import { ErrorSummary, type FieldErrors, Shell, type Visit } from '../components/index.ts';
import { environmentHref } from './environment-frame.tsx';

const pages = [
  'Configure SAML authentication',
  'Copy the values to your IdP',
  'Provide metadata from your IdP',
] as const;

export interface WizardFrameProps {
  visit: Visit;
  environment: Environment;
  page: 1 | 2 | 3;
  errors: FieldErrors;
  children: ComponentChildren;
}

/** The wizard "Set up a new provider": three numbered pages. */
export function WizardFrame({ visit, environment, page, errors, children }: WizardFrameProps) {
  return (
    <Shell
      visit={visit}
      section="Authentication & Groups"
      title="Set up a new provider"
      lead={`In ${environment.name}. Nothing is in effect before "Set up".`}
      crumb={{
        href: `${environmentHref(visit, environment.key)}/authentication`,
        label: `Authentication in ${environment.name}`,
      }}
    >
      <ol class="steps">
        {pages.map((name, index) => (
          <li
            key={name}
            class={index + 1 < page ? 'is-done' : undefined}
            aria-current={index + 1 === page ? 'step' : undefined}
          >
            <span class="number" aria-hidden="true">
              {index + 1 < page ? '✓' : index + 1}
            </span>
            {name}
          </li>
        ))}
      </ol>
      <ErrorSummary errors={errors} />
      {children}
    </Shell>
  );
}
