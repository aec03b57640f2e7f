import type { ComponentChildren } from 'preact';
import { Brand, Document, Imitates } from '../components/index.ts';

/** Frame of everything a person sees who is no administrator. */
export function PersonPage(props: {
  title: string;
  organisation: string;
  stylesheetPath: string;
  /** The dashboard needs more room than a form. */
  broad?: boolean;
  brand?: boolean;
  children: ComponentChildren;
}) {
  return (
    <Document title={`${props.title} · ${props.organisation}`} stylesheetPath={props.stylesheetPath}>
      <div class={props.broad === true ? 'person broad' : 'person'}>
        <main>
          {props.brand !== false && <Brand name={props.organisation} />}
          {props.children}
        </main>
        <Imitates />
      </div>
    </Document>
  );
}
