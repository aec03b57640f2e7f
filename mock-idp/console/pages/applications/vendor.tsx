import { type Vendor, vendors } from '../../../vendors/index.ts';
import { Card, Form, RadioGroup } from '../../components/index.ts';
import { type Answer, redirect, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { appPage } from './app-page.tsx';

function List({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** What a preset stands for, and what it leaves out. */
function Preset({
  vendor: { product, version, sources, imitates, differs },
  chosen,
}: {
  vendor: Vendor;
  chosen: boolean;
}) {
  return (
    <details class="card" open={chosen}>
      <summary>{`${product}: ${version}`}</summary>
      <h3>Imitated</h3>
      <List items={imitates} />
      <h3>Left as it is</h3>
      <List items={differs} />
      <h3>Written down at</h3>
      <List items={sources} />
    </details>
  );
}

/** Whose messages the app's look like. */
export async function vendor(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.get(visit.param('app'));
  const known = vendors();
  return appPage(
    visit,
    app,
    'Vendor',
    <>
      <Card title="Looks like">
        <Form action={paths.vendor(app.id)} csrf={visit.csrf}>
          <p class="lead">
            A vendor brings its settings when it is chosen: issuer, what is signed, NameID format, attributes. The
            issuer changes, so the application must learn this app anew. Keys and people stay.
          </p>
          <RadioGroup
            name="vendor"
            legend="Vendor"
            value={app.vendor ?? 'okta'}
            choices={[
              { value: 'okta', label: 'Okta Identity Engine', hint: 'What this identity provider imitates by itself.' },
              ...known.map(({ name, product, version }) => ({ value: name, label: product, hint: version })),
            ]}
          />
          <button type="submit" class="primary">
            Save
          </button>
        </Form>
      </Card>
      {known.map((one) => (
        <Preset key={one.name} vendor={one} chosen={one.name === app.vendor} />
      ))}
    </>,
  );
}

/** Takes the vendor's settings and look; Okta's look leaves the settings as they are. */
export async function chooseVendor(visit: Visit): Promise<Answer> {
  const { applications } = visit.services.org;
  const app = await applications.get(visit.param('app'));
  const chosen = vendors().find(({ name }) => name === visit.form.text('vendor'));
  await applications.update(app.id, { vendor: chosen?.name ?? 'okta', ...(chosen && { signOn: chosen.signOn }) });
  return redirect(paths.vendor(app.id), `${app.label} looks like ${chosen?.product ?? 'Okta'} now.`);
}
