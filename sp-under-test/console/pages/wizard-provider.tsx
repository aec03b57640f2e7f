import type { Environment, ProviderForm } from '../../workspace/index.ts';
import { Choice, type FieldErrors, Form, TextField, type Visit } from '../components/index.ts';
import { EnforcementFields } from './enforcement-fields.tsx';
import { environmentHref } from './environment-frame.tsx';
import { WizardFrame } from './wizard-frame.tsx';

export interface WizardProviderProps {
  visit: Visit;
  environment: Environment;
  action: string;
  typed: ProviderForm;
  errors: FieldErrors;
}

/** Page 1 of the wizard: name, who must use SAML, just-in-time provisioning, group syncing. */
export function WizardProviderPage({ visit, environment, action, typed, errors }: WizardProviderProps) {
  return (
    <WizardFrame {...{ visit, environment, errors }} page={1}>
      <section class="card" aria-label="Configure SAML authentication">
        <Form action={action} csrf={visit.csrf}>
          <TextField
            name="name"
            label="Identity provider (IdP) name"
            value={typed.name}
            error={errors.name}
            hint="For example: Okta Prod"
            required
          />
          <EnforcementFields scope={typed.scope} domains={typed.domains} errors={errors} />
          <Choice
            toggle
            id="jit"
            name="jit"
            value="yes"
            label="Enable SAML Just-in-Time (JIT) provisioning"
            hint="Creates an account when a new person signs in. Leave both toggles off to choose the provisioning after set-up."
            checked={typed.jit}
          />
          <Choice
            toggle
            id="groupSync"
            name="groupSync"
            value="yes"
            label="Enable user groups syncing"
            hint="Memberships follow the identity provider at each sign-in to Workato GO, and only there."
            checked={typed.groupSync}
          />
          <div class="actions">
            <button type="submit" class="primary">
              Next
            </button>
            <a class="button" href={`${environmentHref(visit, environment.key)}/authentication`}>
              Cancel
            </a>
          </div>
        </Form>
      </section>
    </WizardFrame>
  );
}
