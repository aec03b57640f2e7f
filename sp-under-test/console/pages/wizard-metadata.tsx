import type { Environment } from '../../workspace/index.ts';
import { type FieldErrors, Form, type Visit } from '../components/index.ts';
import { MetadataQuestion, type MetadataTyped } from './metadata-question.tsx';
import { WizardFrame } from './wizard-frame.tsx';

export interface WizardMetadataProps {
  visit: Visit;
  environment: Environment;
  here: string;
  typed: MetadataTyped;
  errors: FieldErrors;
}

/** Page 3: "Provide metadata from your IdP". */
export function WizardMetadataPage({ visit, environment, here, typed, errors }: WizardMetadataProps) {
  return (
    <WizardFrame {...{ visit, environment, errors }} page={3}>
      <section class="card" aria-labelledby="metadata-title">
        <h2 id="metadata-title">Provide metadata from your IdP</h2>
        <Form action={`${here}/set-up`} csrf={visit.csrf}>
          <input type="hidden" name="page" value="3" />
          <MetadataQuestion typed={typed} errors={errors} />
          <div class="actions">
            <button type="submit" class="primary">
              Set up
            </button>
            <a class="button" href={`${here}/2`}>
              Back
            </a>
          </div>
        </Form>
      </section>
    </WizardFrame>
  );
}
