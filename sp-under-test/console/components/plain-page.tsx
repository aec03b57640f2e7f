import type { ComponentChildren } from 'preact';
import { Document } from './document.tsx';

export interface PlainPageProps {
  title: string;
  /** At the right of the bar, e.g. "Sign out". */
  aside?: ComponentChildren;
  wide?: boolean;
  scriptHref?: string;
  children: ComponentChildren;
}

/** A page without sidebar: sign-in and the end users' own pages. */
export function PlainPage({ title, aside, wide = false, scriptHref, children }: PlainPageProps) {
  return (
    <Document title={title} scriptHref={scriptHref}>
      <div class="plain-page">
        <header>
          <div class="brand">
            <strong>Workspace</strong>
            <span>Service provider</span>
          </div>
          {aside}
        </header>
        <main id="main">
          <div class={wide ? 'medium' : 'narrow'}>{children}</div>
        </main>
        <footer>
          <span>Imitates Workato Identity, 2026. For testing only.</span>
        </footer>
      </div>
    </Document>
  );
}
