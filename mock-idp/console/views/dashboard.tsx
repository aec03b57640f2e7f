import type { DashboardProps } from '../../http/index.ts';
import { ActionForm, Brand, EmptyState } from '../components/index.ts';
import { PersonPage } from './person-page.tsx';

/** "My Apps": a tile for every app the person may use. */
export function DashboardPage({ props, stylesheetPath }: { props: DashboardProps; stylesheetPath: string }) {
  return (
    <PersonPage title="My Apps" organisation={props.organisation} stylesheetPath={stylesheetPath} broad brand={false}>
      <header class="top-row">
        <Brand name={props.organisation} />
        <div class="top-row">
          <span>
            {props.person.displayName} <span class="muted">{props.person.login}</span>
          </span>
          {props.adminUrl !== undefined && (
            <a class="button small" href={props.adminUrl}>
              Admin
            </a>
          )}
          <ActionForm action={props.signOutAction} csrf={props.csrf} label="Sign out" class="small" />
        </div>
      </header>
      <h1>My Apps</h1>
      {props.tiles.length === 0 ? (
        <section class="card">
          <EmptyState sentence="Apps that an administrator assigns to you appear here; so far there are none." />
        </section>
      ) : (
        <ul class="tiles">
          {props.tiles.map((tile) => (
            <li key={tile.url}>
              <a href={tile.url}>
                {tile.logo === undefined ? (
                  <span class="tile-mark" aria-hidden="true">
                    {tile.label.slice(0, 1).toUpperCase()}
                  </span>
                ) : (
                  <img src={tile.logo} alt="" class="tile-logo" />
                )}
                {tile.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </PersonPage>
  );
}
