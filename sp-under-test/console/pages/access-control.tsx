import { Badge, Shell, type Visit } from '../components/index.ts';

export interface AccessControlProps {
  visit: Visit;
  environments: readonly {
    name: string;
    method: string;
    endUsers: number;
    products: readonly { name: string; href: string; access: string; open: boolean }[];
  }[];
}

/** The default page of Workspace admin: which products end users of each environment may open. */
export function AccessControlPage({ visit, environments }: AccessControlProps) {
  return (
    <Shell
      visit={visit}
      section="Access control"
      title="Access control"
      lead="Which Agentic products the end users of each environment may open. Workato Orchestrate is never among them."
    >
      {environments.map((environment) => (
        <section class="card" key={environment.name} aria-label={environment.name}>
          <div class="card-head">
            <h2>{environment.name}</h2>
            <span class="muted small">
              {environment.method} · {environment.endUsers} {environment.endUsers === 1 ? 'end user' : 'end users'}
            </span>
          </div>
          <ul class="rows">
            {environment.products.map((product) => (
              <li key={product.name}>
                <div class="row-main">
                  <h3 id={`${environment.name}-${product.name}`}>{product.name}</h3>
                  <div>
                    <Badge kind={product.open ? 'good' : 'neutral'}>{product.access}</Badge>
                  </div>
                </div>
                <a class="button" href={product.href} aria-describedby={`${environment.name}-${product.name}`}>
                  End user access
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Shell>
  );
}
