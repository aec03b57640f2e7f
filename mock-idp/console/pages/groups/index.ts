/** Directory > Groups. */
import { get, post, type Route } from '../../engine/index.ts';
import { assignMember, deleteGroup, group, removeMember } from './group.tsx';
import { addGroup, editGroup, saveEditedGroup, saveGroup } from './group-form.tsx';
import { list } from './list.tsx';
import { groupRulesRoutes } from './rules/index.ts';

export const groupsRoutes: readonly Route[] = [
  get('/groups', list),
  get('/groups/new', addGroup),
  post('/groups/new', saveGroup),
  // Before the groups, one of which would be taken to be called `rules`.
  ...groupRulesRoutes,
  get('/groups/:group', group),
  get('/groups/:group/edit', editGroup),
  post('/groups/:group/edit', saveEditedGroup),
  post('/groups/:group/delete', deleteGroup),
  post('/groups/:group/people', assignMember),
  post('/groups/:group/people/:person/remove', removeMember),
];
