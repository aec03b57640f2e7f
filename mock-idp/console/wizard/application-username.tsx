import { type FieldErrors, SelectField, TextField } from '../components/index.ts';
import type { DraftValues } from '../draft.ts';
import type { Submitted } from '../engine/index.ts';
import { applicationUsernames, customUsername, updateUsernameOn } from './choices.ts';

type Values = Pick<DraftValues, 'applicationUsername' | 'customUsername' | 'updateUsernameOn'>;

/** "Application username" and when it is worked out anew. */
export function ApplicationUsername(props: {
  label: 'Application username' | 'Application username format';
  values: Values;
  errors: FieldErrors | undefined;
}) {
  const { values, errors } = props;
  return (
    <div class="username-group">
      <SelectField
        name="applicationUsername"
        label={props.label}
        hint="The NameID of a person, unless the assignment says otherwise. Best made of something people cannot edit themselves."
        choices={applicationUsernames}
        value={values.applicationUsername}
        errors={errors}
      />
      <div class="custom-username">
        <TextField
          name="customUsername"
          label="Custom username"
          hint={`An expression, such as $\{String.substringBefore(source.email, "@")}.`}
          value={values.customUsername}
          errors={errors}
        />
        <SelectField
          name="updateUsernameOn"
          label="Update application username on"
          hint="Create only: a person keeps the username that the assignment began with."
          choices={updateUsernameOn}
          value={values.updateUsernameOn}
        />
      </div>
    </div>
  );
}

/** "Custom" with nothing in it would name everybody by the login, which nobody asked for. */
export function customUsernameProblem({ applicationUsername, customUsername: template }: Values): FieldErrors {
  if (applicationUsername !== customUsername || template !== '') return {};
  return { customUsername: 'Custom username: this field cannot be left blank' };
}

/** As chosen. */
export const readApplicationUsername = (form: Submitted): Values => ({
  applicationUsername: form.text('applicationUsername'),
  customUsername: form.text('customUsername'),
  updateUsernameOn: form.text('updateUsernameOn') === 'create-only' ? 'create-only' : 'create-and-update',
});
