import type { ComponentChildren } from 'preact';

/** A titled block of a page. */
export function Card(props: { title?: string; action?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="card">
      {props.title !== undefined &&
        (props.action === undefined ? (
          <h2>{props.title}</h2>
        ) : (
          <div class="card-head">
            <h2>{props.title}</h2>
            {props.action}
          </div>
        ))}
      {props.children}
    </section>
  );
}

/** Term and value, one under the other. */
export function Facts({ rows }: { rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {rows.map(([term, value]) => [<dt key={term}>{term}</dt>, <dd key={`${term}-value`}>{value}</dd>])}
    </dl>
  );
}
