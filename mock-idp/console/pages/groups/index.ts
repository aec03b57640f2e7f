/** Directory > Groups. */
import { get, post, type Route } from '../../engine/index.ts';
import { addGroup, saveGroup } from './add-group.tsx';
import { assignMember, deleteGroup, group, removeMember } from './group.tsx';
import { list } from './list.tsx';

export const groupsRoutes: readonly Route[] = [
  get('/groups', list),
  get('/groups/new', addGroup),
  post('/groups/new', saveGroup),
  get('/groups/:group', group),
  post('/groups/:group/delete', deleteGroup),
  post('/groups/:group/people', assignMember),
  post('/groups/:group/people/:person/remove', removeMember),
];
