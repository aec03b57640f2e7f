import { Card, TextField } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { AssertionPreview } from '../../wizard/index.ts';

/** "Preview SAML assertion": what the app would be told about a person, with the settings that are saved. */
export async function preview(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.get(visit.param('app'));
  const login = visit.query('person') || visit.user.profile.login;
  const shown = await visit.services.preview(app, login);
  return show({
    title: 'Preview of the SAML assertion',
    place: 'Applications',
    above: { label: `${app.label}: Sign On`, href: paths.app(app.id, 'sign-on') },
    wide: true,
    body: (
      <Card>
        <form method="get" class="search">
          <TextField
            name="person"
            label="Person"
            hint="Username of anybody in the directory, whether assigned or not."
            value={login}
          />
          <button type="submit">Preview the SAML Assertion</button>
        </form>
        <AssertionPreview preview={shown} />
        <p class="muted">Unsigned, in the clear, and sent to nobody.</p>
      </Card>
    ),
  });
}
