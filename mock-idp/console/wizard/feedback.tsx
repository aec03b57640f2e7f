import { Card, RadioGroup, SelectField } from '../components/index.ts';
import type { Draft } from '../draft.ts';
import type { Submitted, Visit } from '../engine/index.ts';
import { appTypes } from './choices.ts';
import { wizardPage } from './frame.tsx';

/** Step 3: what kind of app it is. Nothing exists before Finish. */
export function feedback(visit: Visit, draft: Draft) {
  const { values } = draft;
  return wizardPage(visit, draft, {
    step: 3,
    path: 'feedback',
    forward: 'Finish',
    children: (
      <Card title="Help Okta Support understand how you configured this application">
        <RadioGroup
          name="customerOrPartner"
          legend="Are you a customer or partner?"
          choices={[
            { value: 'customer', label: "I'm an Okta customer adding an internal app" },
            { value: 'vendor', label: "I'm a software vendor. I'd like to integrate my app with Okta" },
          ]}
          value={values.customerOrPartner}
        />
        <SelectField
          name="appType"
          label="App type"
          hint="Kept with the app; nothing is sent to anybody."
          choices={appTypes}
          value={values.internalApp ? 'internal' : ''}
        />
      </Card>
    ),
  });
}

/** Keeps what was chosen in step 3. */
export function readFeedback(draft: Draft, form: Submitted): void {
  draft.values = {
    ...draft.values,
    customerOrPartner: form.text('customerOrPartner') === 'vendor' ? 'vendor' : 'customer',
    internalApp: form.text('appType') === 'internal',
  };
}
