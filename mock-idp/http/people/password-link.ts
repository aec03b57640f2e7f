/** A link from a mail at which a person sets a password: of an activation, of a reset, of "Forgot password?". */
import type { ServerResponse } from 'node:http';
import { OrgError, type User } from '../../org/index.ts';
import type { Face } from '../face-dependencies.ts';
import { csrfToken, requireCsrf } from '../pages/csrf.ts';
import { formOf } from '../pages/form.ts';
import type { PageRefusal } from '../pages/refusal.ts';
import { ownPath, sendPage } from '../pages/respond.ts';
import type { FormProblem, SetPasswordProps } from '../views.ts';
import type { Request } from '../web/index.ts';
import { enter } from './sign-in.ts';

/** In which one kind of link differs from another. */
export interface PasswordLink {
  /** Whose link it is; undefined when it is good no more. */
  find(face: Face, token: string): Promise<User | undefined>;
  purposeOf(user: User): SetPasswordProps['purpose'];
  /** Sets the password and uses the link up. Throws OrgError `token_invalid` or `password_complexity`. */
  redeem(face: Face, token: string, password: string): Promise<User>;
  /** What the person is told when the link is good no more. */
  dead(): PageRefusal;
}

type Serve = (face: Face, request: Request, response: ServerResponse) => Promise<void>;

/** The `:token` of the path. */
export const tokenOf = (request: Request): string => request.params.token ?? '';

/** Where the person wanted to go; undefined when that is no path of ours. */
export const targetOf = (face: Face, request: Request): string | undefined =>
  ownPath(request.query.get('fromURI'), face.addresses().saml);

/** The page of such a link, and what its form does: set the password, sign in, go on. */
export function passwordLink(link: PasswordLink): { show: Serve; submit: Serve } {
  const owner = async (face: Face, request: Request): Promise<User> => {
    const user = await link.find(face, tokenOf(request));
    if (!user) throw link.dead();
    return user;
  };
  const ask = async (face: Face, request: Request, response: ServerResponse, user: User, problems: FormProblem[]) => {
    const html = (await face.views()).setPassword({
      purpose: link.purposeOf(user),
      organisation: (await face.org.organisation.get()).name,
      login: user.profile.login,
      firstName: user.profile.firstName,
      action: request.url,
      csrf: csrfToken(request, response, face.random),
      requirements: face.org.directory.passwordRequirements,
      problems,
    });
    sendPage(response, html, { status: problems.length > 0 ? 400 : 200 });
  };
  return {
    show: async (face, request, response) => ask(face, request, response, await owner(face, request), []),
    submit: async (face, request, response) => {
      const form = formOf(request);
      requireCsrf(request, form);
      const user = await owner(face, request);
      const password = form.get('password') ?? '';
      if (password !== form.get('confirmPassword')) {
        const mismatch: FormProblem = { message: 'New passwords must match', field: 'confirmPassword' };
        return ask(face, request, response, user, [mismatch]);
      }
      try {
        const { id } = await link.redeem(face, tokenOf(request), password);
        await enter(face, request, response, id, { target: targetOf(face, request) });
      } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        if (error.code === 'token_invalid') throw link.dead();
        if (error.code !== 'password_complexity') throw error;
        await ask(
          face,
          request,
          response,
          user,
          error.problems.map(({ message }) => ({ message, field: 'password' })),
        );
      }
    },
  };
}
