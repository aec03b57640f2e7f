import type { ComponentChildren } from 'preact';
import { Document } from './document.tsx';
import { Action } from './form.tsx';
import { Notice } from './notice.tsx';

/** What every page of Workspace admin knows of its visitor. */
export interface Visit {
  /** Where the console is mounted. */
  base: string;
  csrf: string;
  /** E-mail of the administrator. */
  admin: string;
  workspaceName: string;
  /** What was just done, in words. */
  done?: string | undefined;
}

const sections = [
  { path: '/access-control', label: 'Access control' },
  { path: '/end-users', label: 'End users' },
  { path: '/authentication-groups', label: 'Authentication & Groups' },
  { path: '/api-clients', label: 'API clients' },
  { path: '/activity', label: 'Activity' },
] as const;

export type Section = (typeof sections)[number]['label'] | 'none';

export interface ShellProps {
  visit: Visit;
  section: Section;
  title: string;
  lead?: string;
  crumb?: { href: string; label: string };
  /** The page's one primary action. */
  action?: ComponentChildren;
  /** Opened above the page. */
  dialog?: ComponentChildren;
  children: ComponentChildren;
}

function Side({ visit, section }: { visit: Visit; section: Section }) {
  return (
    <header class="side">
      <div class="brand">
        <strong>Workspace admin</strong>
        <span>{visit.workspaceName}</span>
      </div>
      <nav aria-label="Workspace admin">
        <ul>
          {sections.map(({ path, label }) => (
            <li key={path}>
              <a href={`${visit.base}${path}`} aria-current={label === section ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="side-foot">
        <span>{visit.admin}</span>
        <Action action={`${visit.base}/sign-out`} csrf={visit.csrf} label="Sign out" kind="plain" />
        <span class="imitates">Imitates Workato Identity, 2026. For testing only.</span>
      </div>
    </header>
  );
}

/** The skeleton of Workspace admin: sidebar, title row, content. */
export function Shell({ visit, section, title, lead, crumb, action, dialog, children }: ShellProps) {
  return (
    <Document title={`${title} · Workspace admin`} scriptHref={`${visit.base}/page.js`}>
      <div class="frame">
        <Side visit={visit} section={section} />
        <main id="main">
          <div class="content">
            <div class="title-row">
              <div>
                {crumb && (
                  <div class="crumbs">
                    <a href={crumb.href}>{crumb.label}</a>
                  </div>
                )}
                <h1>{title}</h1>
                {lead && <p>{lead}</p>}
              </div>
              {action}
            </div>
            {visit.done && <Notice kind="good">{visit.done}</Notice>}
            {children}
          </div>
        </main>
      </div>
      {dialog}
    </Document>
  );
}
