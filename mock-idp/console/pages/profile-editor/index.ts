/** Directory > Profile Editor. */
import { get, post, type Route } from '../../engine/index.ts';
import { addAttribute, saveAttribute } from './add-attribute.tsx';
import { list } from './list.tsx';
import { profile, removeAttribute } from './profile.tsx';

export const profileEditorRoutes: readonly Route[] = [
  get('/profile-editor', list),
  get('/profile-editor/:app', profile),
  get('/profile-editor/:app/add-attribute', addAttribute),
  post('/profile-editor/:app/add-attribute', saveAttribute),
  post('/profile-editor/:app/attributes/:name/remove', removeAttribute),
];
