import { Card, Checkbox, type FieldErrors, TextField } from '../components/index.ts';
import type { Submitted, Visit } from '../engine/index.ts';
import type { Draft } from './draft.ts';
import { wizardPage } from './frame.tsx';

/** Step 1: what the app is called. */
export function generalSettings(visit: Visit, draft: Draft, errors?: FieldErrors) {
  const { values } = draft;
  return wizardPage(visit, draft, {
    step: 1,
    path: 'general-settings',
    forward: 'Next',
    errors,
    children: (
      <Card title="General Settings">
        <TextField name="label" label="App name" value={values.label} required errors={errors} />
        <fieldset>
          <legend>App visibility</legend>
          <Checkbox name="hidden" label="Do not display application icon to users" checked={values.hidden} />
        </fieldset>
      </Card>
    ),
  });
}

/** Keeps what was typed in step 1. */
export function readGeneralSettings(draft: Draft, form: Submitted): void {
  draft.values = { ...draft.values, label: form.text('label'), hidden: form.ticked('hidden') };
}
