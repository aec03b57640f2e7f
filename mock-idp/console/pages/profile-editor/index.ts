/** Directory > Profile Editor. */
import { get, post, type Route } from '../../engine/index.ts';
import { addAttribute, editAttribute, saveAttribute, saveEditedAttribute } from './attribute.tsx';
import { list } from './list.tsx';
import { profile, removeAttribute } from './profile.tsx';

export const profileEditorRoutes: readonly Route[] = [
  get('/profile-editor', list),
  get('/profile-editor/:app', profile),
  get('/profile-editor/:app/add-attribute', addAttribute),
  post('/profile-editor/:app/add-attribute', saveAttribute),
  get('/profile-editor/:app/attributes/:name', editAttribute),
  post('/profile-editor/:app/attributes/:name', saveEditedAttribute),
  post('/profile-editor/:app/attributes/:name/remove', removeAttribute),
];
