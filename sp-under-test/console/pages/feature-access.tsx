import {
  Action,
  EmptyState,
  ErrorSummary,
  type FieldErrors,
  Form,
  Select,
  Shell,
  type Visit,
} from '../components/index.ts';

interface Entry {
  id: string;
  name: string;
}

export interface FeatureAccessProps {
  visit: Visit;
  environmentName: string;
  productName: string;
  /** Where the forms of this page post to; `/remove` and `/open` are appended. */
  action: string;
  groups: { bound: readonly Entry[]; available: readonly Entry[] };
  /** Absent where only user groups are taken. */
  people?: { bound: readonly Entry[]; available: readonly Entry[] };
  /** What it means that nobody is listed. */
  whenEmpty: string;
  /** Bound, but to nobody that is left: it can be opened again. */
  canOpen: boolean;
  createGroupHref: string;
  errors: FieldErrors;
}

function Bound({ visit, action, groups, people, whenEmpty, canOpen }: FeatureAccessProps) {
  const entries = [
    ...groups.bound.map((entry) => ({ ...entry, field: 'groupId', kind: 'User group' })),
    ...(people?.bound ?? []).map((entry) => ({ ...entry, field: 'userId', kind: 'End user' })),
  ];
  if (entries.length === 0) {
    return (
      <>
        <EmptyState title={canOpen ? 'Nobody is left' : 'Nobody chosen'}>{whenEmpty}</EmptyState>
        {canOpen && <Action action={`${action}/open`} csrf={visit.csrf} label="Open to everyone" />}
      </>
    );
  }
  return (
    <ul class="rows">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div class="row-main">
            <h2 id={`entry-${entry.id}`}>{entry.name}</h2>
            <span class="muted small">{entry.kind}</span>
          </div>
          <Action
            action={`${action}/remove`}
            csrf={visit.csrf}
            label="Remove"
            describedBy={`entry-${entry.id}`}
            fields={{ [entry.field]: entry.id }}
          />
        </li>
      ))}
    </ul>
  );
}

const optionsOf = (entries: readonly Entry[], none: string) => [
  { value: '', label: none },
  ...entries.map(({ id, name }) => ({ value: id, label: name })),
];

/** "End user access" of one product in one environment: the groups and the individuals that may open it. */
export function FeatureAccessPage(props: FeatureAccessProps) {
  const { visit, action, groups, people, errors } = props;
  const title = people ? 'Add end users' : 'Add user groups';
  return (
    <Shell
      visit={visit}
      section="Access control"
      title="End user access"
      lead={`${props.productName} in ${props.environmentName}`}
      crumb={{ href: `${visit.base}/access-control`, label: 'Access control' }}
    >
      <ErrorSummary errors={errors} />
      <section class="card" aria-label="Who has access">
        <Bound {...props} />
      </section>
      <section class="card" aria-labelledby="add-title">
        <h2 id="add-title">{title}</h2>
        {groups.available.length === 0 && (people?.available ?? []).length === 0 ? (
          <EmptyState title="Everything that can be added here has been">
            <a href={props.createGroupHref}>+ Create end-user group</a>
          </EmptyState>
        ) : (
          <Form action={action} csrf={visit.csrf}>
            <Select
              name="groupIds"
              label="User groups"
              error={errors.groupIds}
              options={optionsOf(groups.available, 'Select a group')}
            />
            {people && (
              <Select
                name="userIds"
                label="Individuals"
                hint={`Only people with access to ${props.environmentName} are listed.`}
                error={errors.userIds}
                options={optionsOf(people.available, 'Select an end user')}
              />
            )}
            <div class="actions">
              <button type="submit" class="primary">
                Add
              </button>
            </div>
          </Form>
        )}
      </section>
    </Shell>
  );
}
