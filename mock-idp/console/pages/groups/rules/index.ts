/** Directory > Groups > Rules. */
import { get, post, type Route } from '../../../engine/index.ts';
import { addRule, editRule, saveChanges, saveRule } from './edit.tsx';
import { list } from './list.tsx';
import { activateRule, askToDelete, deactivateRule, deleteRule } from './steps.tsx';

export const groupRulesRoutes: readonly Route[] = [
  get('/groups/rules', list),
  get('/groups/rules/new', addRule),
  post('/groups/rules/new', saveRule),
  get('/groups/rules/:rule', editRule),
  post('/groups/rules/:rule', saveChanges),
  post('/groups/rules/:rule/activate', activateRule),
  post('/groups/rules/:rule/deactivate', deactivateRule),
  get('/groups/rules/:rule/delete', askToDelete),
  post('/groups/rules/:rule/delete', deleteRule),
];
