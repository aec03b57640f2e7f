import type { ComponentChildren } from 'preact';
import { ErrorSummary, type FieldErrors, Form, Steps } from '../components/index.ts';
import type { Draft } from '../draft.ts';
import { type Answer, show, type Visit } from '../engine/index.ts';
import { paths } from '../paths.ts';

export const stepNames = ['General Settings', 'Configure SAML', 'Feedback'] as const;
export type StepPath = 'general-settings' | 'configure-saml' | 'feedback';

/** Steps on top, one form below; Next comes first in the document, so that Enter goes on and not back. */
export function wizardPage(
  visit: Visit,
  draft: Draft,
  props: {
    step: 1 | 2 | 3;
    path: StepPath;
    forward: 'Next' | 'Finish';
    errors?: FieldErrors | undefined;
    upload?: boolean;
    children: ComponentChildren;
  },
): Answer {
  return show({
    title: draft.appId === undefined ? 'Create SAML Integration' : 'Edit SAML Integration',
    place: 'Applications',
    above: { label: 'Applications', href: paths.applications },
    status: props.errors === undefined ? 200 : 400,
    body: (
      <>
        <Steps steps={stepNames} current={props.step} />
        <Form action={paths.wizard(draft.id, props.path)} csrf={visit.csrf} upload={props.upload ?? false}>
          {/* A form submitted by Enter presses its first button. */}
          <button type="submit" name="go" value="forward" hidden tabIndex={-1} aria-hidden="true">
            {props.forward}
          </button>
          <ErrorSummary errors={props.errors} />
          {props.children}
          <div class="actions end">
            {props.step > 1 && (
              <button type="submit" name="go" value="previous">
                Previous
              </button>
            )}
            <button type="submit" name="go" value="cancel">
              Cancel
            </button>
            <button type="submit" name="go" value="forward" class="primary">
              {props.forward}
            </button>
          </div>
        </Form>
      </>
    ),
  });
}
