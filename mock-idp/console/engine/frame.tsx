import { script, stylesheet } from '../assets.ts';
import { ActionForm, Brand, Document, Imitates, Notice } from '../components/index.ts';
import { paths } from '../paths.ts';
import type { Page, Place, Visit } from './route.ts';

const menu: readonly { heading: string; entries: readonly { place: Place; href: string }[] }[] = [
  { heading: 'Applications', entries: [{ place: 'Applications', href: paths.applications }] },
  {
    heading: 'Directory',
    entries: [
      { place: 'People', href: paths.people },
      { place: 'Groups', href: paths.groups },
      { place: 'Profile Editor', href: paths.profileEditor },
    ],
  },
  { heading: 'Reports', entries: [{ place: 'System Log', href: paths.systemLog }] },
  {
    heading: 'Laboratory',
    entries: [
      { place: 'Trace', href: paths.trace },
      { place: 'Faults', href: paths.faults },
      { place: 'Situations', href: paths.situations },
      { place: 'Seed', href: paths.seed },
      { place: 'Outbox', href: paths.outbox },
      { place: 'Clock', href: paths.clock },
      { place: 'Control API', href: paths.controlApi },
    ],
  },
];

function Menu({ current }: { current: Place }) {
  return (
    <nav aria-label="Admin console">
      {menu.map(({ heading, entries }) => (
        <div key={heading}>
          <h2>{heading}</h2>
          <ul>
            {entries.map(({ place, href }) => (
              <li key={place}>
                <a href={href} aria-current={place === current ? 'page' : undefined}>
                  {place}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Nobody forgets an armed fault or a staged situation: it stands on every page until it is spent or taken back. */
function ArmedStrip({ visit }: { visit: Visit }) {
  const armed = visit.services.armed.list();
  const staged = visit.services.stage.list();
  if (armed.length + staged.length === 0) return null;
  return (
    <aside class="armed" aria-label="Armed faults">
      {armed.map((entry) => (
        <div key={entry.id}>
          <strong>Armed: {entry.fault.name}</strong>
          <span>
            {entry.messages === 'until-disarmed'
              ? 'until disarmed'
              : `for the next ${entry.messages === 1 ? 'message' : `${entry.messages} messages`}`}
            {entry.app === undefined ? ' of any app' : ` of ${entry.app}`}
            {entry.person === undefined ? '' : ` and ${entry.person}`}
          </span>
          <ActionForm
            action={paths.disarm(entry.id)}
            csrf={visit.csrf}
            label="Disarm"
            subject={entry.fault.name}
            class="small"
          />
        </div>
      ))}
      {staged.map(({ id, situation, messages, app, person }) => (
        <div key={id}>
          <strong>Staged: {situation}</strong>
          <span>
            {messages === 0 ? 'under way' : `for the next ${messages === 1 ? 'sign-in' : `${messages} sign-ins`}`}
            {app === undefined ? ' of any app' : ` of ${app}`}
            {person === undefined ? '' : ` and ${person}`}
          </span>
          <ActionForm action={paths.endSituation(id)} csrf={visit.csrf} label="End" subject={situation} class="small" />
        </div>
      ))}
    </aside>
  );
}

export interface FrameProps {
  visit: Visit;
  organisation: string;
  page: Page;
  /** What the last form achieved. */
  notice?: string | undefined;
}

/** Navigation at the left, strip and title on top, the page below. */
export function Frame({ visit, organisation, page, notice }: FrameProps) {
  return (
    <Document
      title={`${page.title} · ${organisation}`}
      stylesheetPath={paths.asset(stylesheet.name)}
      scriptPath={paths.asset(script.name)}
    >
      <a class="skip" href="#content">
        Skip to content
      </a>
      <div class="frame">
        <header class="side">
          <Brand name={organisation} href={paths.applications} />
          <small>Identity provider</small>
          <Menu current={page.place} />
          <form method="post" action={paths.signOut}>
            <input type="hidden" name="_csrf" value={visit.csrf} />
            {visit.user.profile.login}{' '}
            <button type="submit" class="plain">
              Sign out
            </button>
          </form>
        </header>
        <main class={page.wide === true ? 'content wide' : 'content'} id="content">
          <ArmedStrip visit={visit} />
          {page.above !== undefined && (
            <p class="crumb">
              <a href={page.above.href}>{page.above.label}</a>
            </p>
          )}
          <div class="title-row">
            <h1>{page.title}</h1>
            {page.action}
          </div>
          {notice !== undefined && <Notice tone="good">{notice}</Notice>}
          {page.body}
          <Imitates />
        </main>
      </div>
    </Document>
  );
}
