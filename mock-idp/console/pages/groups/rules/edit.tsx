import { baseAttributes, type Group, type GroupRule, OrgError, type OrgProblem } from '../../../../org/index.ts';
import {
  Card,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormActions,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../../engine/index.ts';
import { paths } from '../../../paths.ts';
import { sentenceOf } from '../../../sentence.ts';
import { basicCondition, comparisons } from './condition.ts';

interface Values {
  name: string;
  condition: 'basic' | 'expression';
  attribute: string;
  comparison: string;
  value: string;
  expression: string;
  groupIds: readonly string[];
  /** Usernames, one a line. */
  except: string;
}

const empty: Values = {
  name: '',
  condition: 'basic',
  attribute: 'department',
  comparison: 'equals',
  value: '',
  expression: '',
  groupIds: [],
  except: '',
};

function Condition({
  values,
  attributes,
  errors,
}: {
  values: Values;
  attributes: [string, string][];
  errors?: FieldErrors | undefined;
}) {
  return (
    <Card title="IF">
      <RadioGroup
        name="condition"
        legend="Condition"
        value={values.condition}
        choices={[
          { value: 'basic', label: 'Use basic condition' },
          { value: 'expression', label: 'Use Okta Expression Language (advanced)' },
        ]}
      />
      <div class="when-basic">
        <SelectField
          name="attribute"
          label="User attribute"
          value={values.attribute}
          choices={attributes.map(([value, title]) => ({ value, label: `${title} (${value})` }))}
        />
        <SelectField name="comparison" label="Comparison" value={values.comparison} choices={comparisons} />
        <TextField name="value" label="Value" value={values.value} errors={errors} />
      </div>
      <div class="when-expression">
        <TextArea
          name="expression"
          label="Expression"
          rows={3}
          value={values.expression}
          errors={errors}
          hint={
            <>
              About user attributes and groups; it must come to true or false. For example{' '}
              <code>user.department=="Engineering" AND isMemberOfGroupName("Staff")</code>
            </>
          }
        />
      </div>
    </Card>
  );
}

/** The groups cannot be changed once the rule is there: Okta cannot, either. */
function AssignTo({
  groups,
  values,
  fixed,
  errors,
}: {
  groups: readonly Group[];
  values: Values;
  fixed: boolean;
  errors?: FieldErrors | undefined;
}) {
  const error = errors?.groupIds;
  return (
    <fieldset id="groupIds" tabIndex={-1} aria-describedby={error === undefined ? undefined : 'groupIds-error'}>
      <legend>Assign to</legend>
      {error !== undefined && (
        <p class="error" id="groupIds-error">
          {error}
        </p>
      )}
      {groups.length === 0 && <p class="muted">There is no group yet to which a rule could assign people.</p>}
      {groups.map(({ id, profile }) => {
        const checked = values.groupIds.includes(id);
        return (
          <div class="check" key={id}>
            <input type="checkbox" id={`group-${id}`} name="groupIds" value={id} checked={checked} disabled={fixed} />
            <div>
              <label for={`group-${id}`}>{profile.name}</label>
            </div>
          </div>
        );
      })}
      {fixed && <p class="hint">The groups of a rule stay as they are. Make another rule for others.</p>}
    </fieldset>
  );
}

async function page(visit: Visit, values: Values, rule?: GroupRule, errors?: FieldErrors): Promise<Answer> {
  const { groups, userSchema } = visit.services.org;
  const custom = (await userSchema.list()).map(({ name, title }): [string, string] => [name, title]);
  const attributes = [...baseAttributes.map(([name, title]): [string, string] => [name, title]), ...custom];
  const own = (await groups.list()).filter(({ type }) => type === 'OKTA_GROUP');
  return show({
    title: rule === undefined ? 'Add Rule' : rule.name,
    place: 'Groups',
    above: { label: 'Rules', href: paths.groupRules },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={rule === undefined ? paths.addGroupRule : paths.groupRule(rule.id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <TextField name="name" label="Name" value={values.name} required errors={errors} />
        </Card>
        <Condition values={values} attributes={attributes} errors={errors} />
        <Card title="THEN">
          <AssignTo groups={own} values={values} fixed={rule !== undefined} errors={errors} />
        </Card>
        <Card title="EXCEPT">
          <TextArea
            name="except"
            label="The following users"
            rows={3}
            value={values.except}
            errors={errors}
            hint="Usernames, one a line. Whom the rule put into a group and somebody removed again comes here by itself."
          />
        </Card>
        <FormActions cancel={paths.groupRules} submit="Save" />
      </Form>
    ),
  });
}

function valuesOf({ form }: Visit, kept: readonly string[]): Values {
  return {
    name: form.text('name'),
    condition: form.text('condition') === 'expression' ? 'expression' : 'basic',
    attribute: form.text('attribute'),
    comparison: form.text('comparison'),
    value: form.text('value'),
    expression: form.text('expression'),
    groupIds: kept.length > 0 ? kept : form.all('groupIds'),
    except: form.verbatim('except'),
  };
}

/** Ids of the people named; or the names that nobody has. */
async function excepted({ services }: Visit, text: string): Promise<{ ids: string[]; unknown: string[] }> {
  const logins = text.split(/[\s,;]+/).filter((login) => login !== '');
  const found = await Promise.all(logins.map((login) => services.org.directory.find(login)));
  return {
    ids: found.flatMap((user) => (user ? [user.id] : [])),
    unknown: logins.filter((_login, i) => found[i] === undefined),
  };
}

/** What the page calls its fields. */
const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  value: 'Value',
  expression: 'Expression',
  groupIds: 'Assign to',
  except: 'The following users',
};

/** `/groupIds` → the field of that name; a condition's problem stands where the condition was written. */
function errorsOf(problems: readonly OrgProblem[], { condition }: Values): FieldErrors {
  return Object.fromEntries(
    problems.map((problem) => {
      const [, field = 'name'] = problem.path.split('/');
      const shown = field === 'expression' && condition === 'basic' ? 'value' : field;
      return [shown, sentenceOf(problem, labels[shown])];
    }),
  );
}

async function save(visit: Visit, rule?: GroupRule): Promise<Answer> {
  const values = valuesOf(visit, rule?.groupIds ?? []);
  const { ids, unknown } = await excepted(visit, values.except);
  const basic = basicCondition(values.attribute, values.comparison, values.value);
  const expression = values.condition === 'basic' ? basic : values.expression;
  const { groupRules } = visit.services.org;
  const rest = { name: values.name, groupIds: [...values.groupIds], excludedUserIds: ids };
  if (expression === undefined || unknown.length > 0) {
    // Everything else that is wrong is said with it.
    const errors: Record<string, string> = {
      ...errorsOf(await groupRules.validate({ ...rest, expression: expression ?? 'true' }), values),
    };
    if (expression === undefined) errors.value = 'Value: This field cannot be left blank';
    if (unknown.length > 0) errors.except = `Nobody has the username ${unknown.join(', ')}.`;
    return page(visit, values, rule, errors);
  }
  const input = { ...rest, expression };
  try {
    const saved = rule === undefined ? await groupRules.create(input) : await groupRules.replace(rule.id, input);
    return redirect(paths.groupRules, `${saved.name} was saved. It is inactive: activate it to put it into effect.`);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return page(visit, values, rule, errorsOf(error.problems, values));
  }
}

/** "Add Rule". */
export const addRule = (visit: Visit): Promise<Answer> => page(visit, empty);

/** "Save". */
export const saveRule = (visit: Visit): Promise<Answer> => save(visit);

/** "Edit": the condition as it is kept, an expression. */
export async function editRule(visit: Visit): Promise<Answer> {
  const { directory, groupRules } = visit.services.org;
  const rule = await groupRules.get(visit.param('rule'));
  const { name, expression, groupIds, excludedUserIds } = rule;
  const people = await Promise.all(excludedUserIds.map((id) => directory.get(id).catch(() => undefined)));
  const except = people.flatMap((user) => user?.profile.login ?? []).join('\n');
  return page(visit, { ...empty, condition: 'expression', name, expression, groupIds, except }, rule);
}

/** "Save" of a rule that is there. */
export async function saveChanges(visit: Visit): Promise<Answer> {
  return save(visit, await visit.services.org.groupRules.get(visit.param('rule')));
}
