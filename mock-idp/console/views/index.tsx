/** Pages of the SAML face, in the order a person meets them. */
import type { Views } from '../../http/index.ts';
import { stylesheet } from '../assets.ts';
import { renderPage } from '../components/index.ts';
import { DashboardPage } from './dashboard.tsx';
import { deliveryPage } from './delivery.tsx';
import { HeldPage } from './held.tsx';
import { LaboratoryPage } from './laboratory.tsx';
import { RecoveryPage } from './recovery.tsx';
import { RefusedPage } from './refused.tsx';
import { SetPasswordPage } from './set-password.tsx';
import { SignInPage } from './sign-in.tsx';
import { WaitingPage } from './waiting.tsx';

const stylesheetPath = `/assets/${stylesheet.name}`;

export { deliveryPage } from './delivery.tsx';
export { SignInPage } from './sign-in.tsx';

export const views: Views = {
  stylesheets: [{ url: stylesheetPath, file: stylesheet.file }],
  signIn: (props) => renderPage(<SignInPage props={props} stylesheetPath={stylesheetPath} />),
  setPassword: (props) => renderPage(<SetPasswordPage props={props} stylesheetPath={stylesheetPath} />),
  recovery: (props) => renderPage(<RecoveryPage props={props} stylesheetPath={stylesheetPath} />),
  dashboard: (props) => renderPage(<DashboardPage props={props} stylesheetPath={stylesheetPath} />),
  delivery: deliveryPage(stylesheetPath),
  refused: (props) => renderPage(<RefusedPage props={props} stylesheetPath={stylesheetPath} />),
  laboratory: (props) => renderPage(<LaboratoryPage props={props} stylesheetPath={stylesheetPath} />),
  waiting: (props) => renderPage(<WaitingPage props={props} stylesheetPath={stylesheetPath} />),
  held: (props) => renderPage(<HeldPage props={props} stylesheetPath={stylesheetPath} />),
};
