import { logoProblem } from '../../org/index.ts';
import { Card, Checkbox, type FieldErrors, FileField, TextField } from '../components/index.ts';
import type { Draft } from '../draft.ts';
import type { Submitted, Visit } from '../engine/index.ts';
import { wizardPage } from './frame.tsx';

/** Step 1: what the app is called, and what of it people see. */
export function generalSettings(visit: Visit, draft: Draft, errors?: FieldErrors) {
  const { values, logo } = draft;
  const chosen = logo === undefined ? '' : ' A picture is chosen; another one replaces it.';
  return wizardPage(visit, draft, {
    step: 1,
    path: 'general-settings',
    forward: 'Next',
    errors,
    upload: true,
    children: (
      <Card title="General Settings">
        <TextField name="label" label="App name" value={values.label} required errors={errors} />
        <FileField
          name="logo"
          label="App logo (optional)"
          accept="image/png,image/jpeg,image/gif"
          hint={`PNG, JPG or GIF of at most 1 MB, best in landscape on a transparent ground.${chosen}`}
          errors={errors}
        />
        <fieldset>
          <legend>App visibility</legend>
          <Checkbox name="hidden" label="Do not display application icon to users" checked={values.hidden} />
          <Checkbox
            name="hiddenOnMobile"
            label="Do not display application icon in the Okta Mobile app"
            checked={values.hiddenOnMobile}
          />
        </fieldset>
      </Card>
    ),
  });
}

/** Keeps what was typed in step 1. Gives back what is wrong with the picture. */
export function readGeneralSettings(draft: Draft, form: Submitted): string | undefined {
  draft.values = {
    ...draft.values,
    label: form.text('label'),
    hidden: form.ticked('hidden'),
    hiddenOnMobile: form.ticked('hiddenOnMobile'),
  };
  const logo = form.file('logo');
  const problem = logo === undefined ? undefined : logoProblem(logo);
  if (logo !== undefined && problem === undefined) draft.logo = logo;
  return problem;
}
