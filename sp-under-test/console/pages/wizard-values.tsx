import type { Environment, SpValues, WizardDraft } from '../../workspace/index.ts';
import { type FieldErrors, Form, type Visit } from '../components/index.ts';
import { MetadataQuestion, type MetadataTyped } from './metadata-question.tsx';
import { checklistText, SendChecklist, SpValueFields } from './sp-values.tsx';
import { WizardFrame } from './wizard-frame.tsx';

export interface WizardValuesProps {
  visit: Visit;
  environment: Environment;
  draft: WizardDraft;
  values: SpValues;
  groupAttribute: string;
  /** Where the draft is; `/1`, `/next` and `/set-up` are appended. */
  here: string;
  typed: MetadataTyped;
  errors: FieldErrors;
}

/**
 * Page 2: the SP's values, and already the metadata question. One document has a page 3 for the question, the other
 * answers it here (D-02): so "Next" and "Set up" are both offered. "Next" comes first: it is what Enter presses.
 */
export function WizardValuesPage(props: WizardValuesProps) {
  const { visit, environment, draft, values, here, typed, errors } = props;
  return (
    <WizardFrame {...{ visit, environment, errors }} page={2}>
      <section class="card" aria-labelledby="values-title">
        <h2 id="values-title">Copy these values to your IdP</h2>
        <p class="muted">They stay the same. You can leave now and resume this draft once the IdP is configured.</p>
        <SpValueFields values={values} />
        <SendChecklist name={draft.name} text={checklistText(draft.name, values, props.groupAttribute)} />
      </section>
      <section class="card" aria-label="Metadata">
        <Form action={`${here}/set-up`} csrf={visit.csrf}>
          <input type="hidden" name="page" value="2" />
          <MetadataQuestion typed={typed} errors={errors} />
          <p class="hint">If you can answer now, choose "Set up". Otherwise choose "Next", or come back later.</p>
          <div class="actions">
            <button type="submit" class="primary" formAction={`${here}/next`}>
              Next
            </button>
            <button type="submit">Set up</button>
            <a class="button" href={`${here}/1`}>
              Back
            </a>
          </div>
        </Form>
      </section>
    </WizardFrame>
  );
}
