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

export interface FeatureAccessProps {
  visit: Visit;
  environmentName: string;
  productName: string;
  /** Where the forms of this page post to; `/remove` is appended. */
  action: string;
  bound: readonly { id: string; name: string }[];
  available: readonly { id: string; name: string }[];
  /** What an empty list means for this product. */
  whenEmpty: string;
  createGroupHref: string;
  errors: FieldErrors;
}

/** "End user access" of one product in one environment: the groups that may open it. */
export function FeatureAccessPage(props: FeatureAccessProps) {
  const { visit, action, bound, available, errors } = props;
  return (
    <Shell
      visit={visit}
      section="Access control"
      title="End user access"
      lead={`${props.productName} in ${props.environmentName}`}
      crumb={{ href: `${visit.base}/access-control`, label: 'Access control' }}
    >
      <ErrorSummary errors={errors} />
      <section class="card" aria-label="User groups with access">
        {bound.length === 0 ? (
          <EmptyState title="No user groups chosen">{props.whenEmpty}</EmptyState>
        ) : (
          <ul class="rows">
            {bound.map((group) => (
              <li key={group.id}>
                <h2 id={`group-${group.id}`}>{group.name}</h2>
                <Action
                  action={`${action}/remove`}
                  csrf={visit.csrf}
                  label="Remove"
                  describedBy={`group-${group.id}`}
                  fields={{ groupId: group.id }}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="card" aria-labelledby="add-title">
        <h2 id="add-title">Add user groups</h2>
        {available.length === 0 ? (
          <EmptyState title="Every user group of this environment has access already">
            <a href={props.createGroupHref}>+ Create end-user group</a>
          </EmptyState>
        ) : (
          <Form action={action} csrf={visit.csrf}>
            <Select
              name="groupIds"
              label="User groups"
              error={errors.groupIds}
              options={available.map((group) => ({ value: group.id, label: group.name }))}
            />
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
