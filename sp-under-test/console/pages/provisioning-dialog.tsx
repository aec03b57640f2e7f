import type { IdentityProvider, ProviderLink } from '../../workspace/index.ts';
import { Choice, Dialog, ErrorSummary, type FieldErrors, Form } from '../components/index.ts';

export interface ProvisioningDialogProps {
  csrf: string;
  provider: IdentityProvider;
  link: ProviderLink;
  environmentName: string;
  action: string;
  back: string;
  errors: FieldErrors;
}

/** The modal "Provisioning". Closing it changes nothing; only "Save" does. */
export function ProvisioningDialog(props: ProvisioningDialogProps) {
  const { csrf, provider, link, environmentName, action, back, errors } = props;
  return (
    <Dialog title="Provisioning" back={back}>
      <p class="muted">
        How end users who sign in to {environmentName} through {provider.name} come into being.
      </p>
      <ErrorSummary errors={errors} />
      <Form action={action} csrf={csrf}>
        <fieldset id="provisioning" tabIndex={-1}>
          <legend class="visually-hidden">Provisioning</legend>
          <Choice
            type="radio"
            class="choice option"
            id="provisioning-manual"
            name="provisioning"
            value="manual"
            label="Manual provisioning"
            hint="An administrator adds each end user, with environment access and groups. Nothing is synced."
            checked={link.provisioning === 'manual'}
          />
          <Choice
            type="radio"
            class="choice option"
            id="provisioning-jit"
            name="provisioning"
            value="jit"
            label="Just-in-time (JIT) provisioning"
            hint="An account is created when a new person signs in for the first time."
            checked={link.provisioning === 'jit'}
          />
        </fieldset>
        <div class="when-jit">
          <Choice
            toggle
            id="groupSync"
            name="groupSync"
            value="yes"
            label="Enable user groups syncing"
            hint="Memberships follow the identity provider at each sign-in to Workato GO."
            checked={link.groupSync}
          />
        </div>
        <div class="actions">
          <button type="submit" class="primary">
            Save
          </button>
        </div>
      </Form>
    </Dialog>
  );
}
