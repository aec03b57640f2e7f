import { type App, OrgError, usualExtras } from '../../../org/index.ts';
import { Card, ErrorSummary, type FieldErrors, Form, FormActions } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import {
  ApplicationUsername,
  applicationUsernames,
  customUsernameProblem,
  labelOf,
  readApplicationUsername,
  updateUsernameOn,
  usernameOf,
  usernameSettings,
} from '../../wizard/index.ts';

/** "Credentials Details" in words. */
export function usernameInWords(app: App): readonly (readonly [string, string])[] {
  const { applicationUsername, customUsername, updateUsernameOn: when } = usernameOf(app);
  const label = labelOf(applicationUsernames, applicationUsername);
  return [
    ['Application username format', customUsername === '' ? label : `${label}: ${customUsername}`],
    ['Update application username on', labelOf(updateUsernameOn, when)],
  ];
}

function page(visit: Visit, app: App, values: ReturnType<typeof usernameOf>, errors?: FieldErrors): Answer {
  return show({
    title: 'Credentials Details',
    place: 'Applications',
    above: { label: `${app.label}: Sign On`, href: paths.app(app.id, 'sign-on') },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.credentials(app.id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <ApplicationUsername label="Application username format" values={values} errors={errors} />
        </Card>
        <FormActions cancel={paths.app(app.id, 'sign-on')} submit="Save" />
      </Form>
    ),
  });
}

const appOf = (visit: Visit) => visit.services.org.applications.get(visit.param('app'));

/** Sign On > Settings > Edit. */
export async function credentialsDetails(visit: Visit): Promise<Answer> {
  const app = await appOf(visit);
  return page(visit, app, usernameOf(app));
}

/** "Save": holds for whoever is assigned from now on, and for usernames that are worked out anew. */
export async function saveCredentialsDetails(visit: Visit): Promise<Answer> {
  const app = await appOf(visit);
  const values = readApplicationUsername(visit.form);
  const errors = customUsernameProblem(values);
  if (Object.keys(errors).length > 0) return page(visit, app, values, errors);
  try {
    await visit.services.org.applications.update(app.id, usernameSettings(values, app.extras ?? usualExtras));
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return page(visit, app, values, { customUsername: error.problems[0]?.message ?? error.message });
  }
  return redirect(paths.app(app.id, 'sign-on'), 'The application username of people assigned from now on follows it.');
}
