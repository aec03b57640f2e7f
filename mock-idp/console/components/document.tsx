import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface DocumentProps {
  title: string;
  /** Where this face serves the stylesheet and, where the page has one, the script. */
  stylesheetPath: string;
  scriptPath?: string;
  children: ComponentChildren;
}

/** The shell of every page of the identity provider. */
export function Document({ title, stylesheetPath, scriptPath, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={stylesheetPath} />
        {scriptPath !== undefined && <script src={scriptPath} defer />}
      </head>
      <body class="no-script">{children}</body>
    </html>
  );
}

/** Text of a whole page; everything that came from outside is escaped by the renderer. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** Text of a part of a page. */
export const renderPart = (part: VNode): string => renderToString(part);
