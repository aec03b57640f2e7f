/** How a page becomes a response: session, token, frame. Pages themselves know no Express. */
export { createCsrfGuard } from './csrf.ts';
export { dispatch, notFound, signOut } from './dispatch.tsx';
export type { Engine } from './engine.ts';
export {
  type Answer,
  deliver,
  download,
  fragment,
  get,
  type Page,
  post,
  type Route,
  redirect,
  show,
  type Visit,
} from './route.ts';
export { addSignIn } from './sign-in.tsx';
export { readForm, type Submitted } from './submitted.ts';
