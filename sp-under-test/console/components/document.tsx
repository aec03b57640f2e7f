import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { stylesheetHref } from '../../http/index.ts';

export interface DocumentProps {
  title: string;
  /** Comfort only; a page without it does the same. */
  scriptHref?: string | undefined;
  children: ComponentChildren;
}

/** The outermost element of every page of this party. */
export function Document({ title, scriptHref, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={stylesheetHref} />
        {scriptHref && <script type="module" src={scriptHref} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        {children}
      </body>
    </html>
  );
}

/** A whole document as text; preact escapes every value on the way. */
export function renderPage(page: Parameters<typeof renderToString>[0]): string {
  return `<!doctype html>${renderToString(page)}`;
}
