import { Card, Form, RadioGroup } from '../../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../../engine/index.ts';
import { paths } from '../../../paths.ts';

const found = (visit: Visit) => visit.services.org.groupRules.get(visit.param('rule'));

/** "Activate". */
export async function activateRule(visit: Visit): Promise<Answer> {
  const { groupRules } = visit.services.org;
  const { id, name } = await groupRules.activate((await found(visit)).id);
  const held = (await groupRules.get(id)).groupIds.map(async (group) => [
    ...(await groupRules.holding(group)).values(),
  ]);
  const count = (await Promise.all(held)).flat().filter((rules) => rules.includes(id)).length;
  const people = count === 1 ? 'one membership' : `${count} memberships`;
  return redirect(paths.groupRules, `${name} is active and made ${people}. It runs again whenever a person changes.`);
}

/** "Deactivate". */
export async function deactivateRule(visit: Visit): Promise<Answer> {
  const { name } = await visit.services.org.groupRules.deactivate((await found(visit)).id);
  return redirect(paths.groupRules, `${name} is inactive. Whom it put into groups stays there.`);
}

/** What becomes of the people is asked first, as Okta does. */
export async function askToDelete(visit: Visit): Promise<Answer> {
  const { id, name } = await found(visit);
  return show({
    title: `Delete: ${name}`,
    place: 'Groups',
    above: { label: 'Rules', href: paths.groupRules },
    body: (
      <Form action={paths.groupRuleStep(id, 'delete')} csrf={visit.csrf}>
        <Card>
          <RadioGroup
            name="users"
            legend="The people whom this rule put into groups"
            value="keep"
            choices={[
              { value: 'keep', label: 'Keep them in the groups', hint: 'As if somebody had assigned them.' },
              { value: 'remove', label: 'Remove them from the groups' },
            ]}
          />
          <div class="actions">
            <a class="button" href={paths.groupRules}>
              Cancel
            </a>
            <button type="submit" class="danger">
              Delete
            </button>
          </div>
        </Card>
      </Form>
    ),
  });
}

/** "Delete". */
export async function deleteRule(visit: Visit): Promise<Answer> {
  const { id, name } = await found(visit);
  await visit.services.org.groupRules.remove(id, { removeUsers: visit.form.text('users') === 'remove' });
  return redirect(paths.groupRules, `${name} was deleted.`);
}
