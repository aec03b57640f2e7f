/** The Sign On tab's Attribute Statements: expressions in the dialect of Identity Engine. */
import { type App, type FederatedClaim, OrgError } from '../../../org/index.ts';
import {
  ActionForm,
  ButtonLink,
  Card,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormActions,
  Table,
  TextField,
} from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { sentenceOf } from '../../sentence.ts';
import { StatementTable } from './statement-table.tsx';

function ClaimTable({ visit, app }: { visit: Visit; app: App }) {
  return (
    <Table
      caption="Attribute Statements"
      columns={[{ label: 'Name' }, { label: 'Expression' }, { label: 'Actions', end: true }]}
      rows={app.federatedClaims.map(({ id, name, expression }) => ({
        key: id,
        cells: [
          name,
          <code key="expression">{expression}</code>,
          <div key="actions" class="actions">
            <ButtonLink href={paths.claim(app.id, id)} label="Edit" subject={name} class="small" />
            <ActionForm
              action={paths.removeClaim(app.id, id)}
              csrf={visit.csrf}
              label="Delete"
              subject={name}
              class="small danger"
            />
          </div>,
        ],
      }))}
    />
  );
}

/** Both kinds of statement: the claims, and folded below them what the wizard asked for. */
export function AttributeStatements({ visit, app }: { visit: Visit; app: App }) {
  const add = <ButtonLink href={paths.addClaim(app.id)} label="Add expression" class="small" />;
  return (
    <Card title="Attribute Statements" action={add}>
      {app.federatedClaims.length === 0 ? (
        <p class="muted">No expressions yet. One sends an attribute of the person, such as user.profile.email.</p>
      ) : (
        <ClaimTable visit={visit} app={app} />
      )}
      <details>
        <summary data-open-words="Hide legacy configuration">Show legacy configuration</summary>
        <StatementTable app={app} />
        <div class="actions">
          <ActionForm
            action={paths.appAction(app.id, 'edit')}
            csrf={visit.csrf}
            label="Edit"
            subject="legacy configuration"
            class="small"
          />
        </div>
      </details>
    </Card>
  );
}

type Values = Pick<FederatedClaim, 'name' | 'expression'>;

function page(visit: Visit, app: App, values: Values, claim?: FederatedClaim, errors?: FieldErrors): Answer {
  return show({
    title: claim === undefined ? 'Add expression' : 'Edit expression',
    place: 'Applications',
    above: { label: `${app.label}: Sign On`, href: paths.app(app.id, 'sign-on') },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={claim === undefined ? paths.addClaim(app.id) : paths.claim(app.id, claim.id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <TextField name="name" label="Name" value={values.name} required errors={errors} />
          <TextField
            name="expression"
            label="Expression"
            hint="For example user.profile.email, user.getGroups({'group.profile.name': 'Sales'}).![profile.name], session.amr. What is set on the assignment (appuser) is read in the legacy configuration only."
            value={values.expression}
            required
            errors={errors}
          />
        </Card>
        <FormActions cancel={paths.app(app.id, 'sign-on')} submit="Save" />
      </Form>
    ),
  });
}

const appOf = (visit: Visit) => visit.services.org.applications.get(visit.param('app'));

/** The empty form. */
export const addClaim = async (visit: Visit): Promise<Answer> =>
  page(visit, await appOf(visit), { name: '', expression: '' });

async function subject(visit: Visit): Promise<{ app: App; claim: FederatedClaim }> {
  const app = await appOf(visit);
  return { app, claim: await visit.services.org.applications.claims.get(app.id, visit.param('claim')) };
}

/** The form of one that is there. */
export async function editClaim(visit: Visit): Promise<Answer> {
  const { app, claim } = await subject(visit);
  return page(visit, app, claim, claim);
}

/** Keeps a claim, or shows the form again with what is wrong. */
async function keep(visit: Visit, app: App, claim?: FederatedClaim): Promise<Answer> {
  const { claims } = visit.services.org.applications;
  const values = { name: visit.form.text('name'), expression: visit.form.text('expression') };
  try {
    if (claim === undefined) await claims.add(app.id, values);
    else await claims.replace(app.id, claim.id, values);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const labels: Readonly<Record<string, string>> = { name: 'Name', expression: 'Expression' };
    const errors = error.problems.map((problem) => {
      const field = problem.path.slice(1);
      return [field, sentenceOf(problem, labels[field])] as const;
    });
    return page(visit, app, values, claim, Object.fromEntries(errors));
  }
  return redirect(paths.app(app.id, 'sign-on'), `${values.name} is sent from the next sign-in on.`);
}

/** "Save" of a new one. */
export const saveNewClaim = async (visit: Visit): Promise<Answer> => keep(visit, await appOf(visit));

/** "Save" of one that is there. */
export async function saveClaim(visit: Visit): Promise<Answer> {
  const { app, claim } = await subject(visit);
  return keep(visit, app, claim);
}

/** "Delete". */
export async function removeClaim(visit: Visit): Promise<Answer> {
  const { app, claim } = await subject(visit);
  await visit.services.org.applications.claims.remove(app.id, claim.id);
  return redirect(paths.app(app.id, 'sign-on'), `${claim.name} is no longer sent.`);
}
