import { Card, ErrorSummary, type FieldErrors, Form, FormActions, RadioGroup } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { emptyDraft } from '../../wizard/index.ts';

const methods = [
  {
    value: 'oidc',
    label: 'OIDC - OpenID Connect',
    hint: 'Token-based sign-in. Not offered by this identity provider: it exists to test SAML 2.0.',
  },
  {
    value: 'saml2',
    label: 'SAML 2.0',
    hint: 'XML-based open standard for single sign-on; the service provider receives a signed assertion.',
  },
  {
    value: 'swa',
    label: 'SWA - Secure Web Authentication',
    hint: 'Stored passwords. Not offered by this identity provider: it exists to test SAML 2.0.',
  },
  {
    value: 'api',
    label: 'API Services',
    hint: 'Machine-to-machine access. Not offered by this identity provider: it exists to test SAML 2.0.',
  },
];

function page(visit: Visit, chosen?: string, errors?: FieldErrors): Answer {
  return show({
    title: 'Create a new app integration',
    place: 'Applications',
    above: { label: 'Applications', href: paths.applications },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.createIntegration} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <RadioGroup name="method" legend="Sign-in method" choices={methods} value={chosen} errors={errors} />
        </Card>
        <FormActions cancel={paths.applications} submit="Next" />
      </Form>
    ),
  });
}

/** The dialog behind "Create App Integration", as a page. */
export const newIntegration = (visit: Visit): Answer => page(visit);

/** Only SAML 2.0 leads on. */
export function startIntegration(visit: Visit): Answer {
  const method = methods.find(({ value }) => value === visit.form.text('method'));
  if (method === undefined) return page(visit, undefined, { method: 'Select a sign-in method.' });
  if (method.value !== 'saml2') {
    return page(visit, method.value, {
      method: `${method.label} is not offered by this identity provider. Choose SAML 2.0 to go on.`,
    });
  }
  const draft = visit.drafts.open(visit.sessionId, emptyDraft());
  return redirect(paths.wizard(draft.id, 'general-settings'));
}
