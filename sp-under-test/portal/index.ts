/** The pages an end user sees, and the door of Workspace admin. */
import { renderPage } from '../console/index.ts';
import type { PortalViews } from '../http/index.ts';
import { AdminForbiddenPage, AdminSignInPage } from './admin-sign-in.tsx';
import { HomePage } from './home.tsx';
import { leavingPage } from './leaving.tsx';
import { NotFoundPage } from './not-found.tsx';
import { PlatformPage } from './platform.tsx';
import { PrivacyPage } from './privacy.tsx';
import { ProductPage } from './product.tsx';
import { RefusedPage } from './refused.tsx';
import { SetPasswordPage } from './set-password.tsx';
import { SignInPage } from './sign-in.tsx';
import { SignedInPage } from './signed-in.tsx';

export const portalViews: PortalViews = {
  home: (props) => renderPage(HomePage(props)),
  signIn: (props) => renderPage(SignInPage(props)),
  setPassword: (props) => renderPage(SetPasswordPage(props)),
  portal: (props) => renderPage(SignedInPage(props)),
  product: (props) => renderPage(ProductPage(props)),
  platform: (props) => renderPage(PlatformPage(props)),
  logout: leavingPage,
  refused: (props) => renderPage(RefusedPage(props)),
  privacy: (props) => renderPage(PrivacyPage(props)),
  notFound: (props) => renderPage(NotFoundPage(props)),
  adminSignIn: (props) => renderPage(AdminSignInPage(props)),
  adminForbidden: (props) => renderPage(AdminForbiddenPage(props)),
};
