/** Directory > People. */
import { get, post, type Route } from '../../engine/index.ts';
import { addPerson, savePerson } from './add-person.tsx';
import { list } from './list.tsx';
import { change, person } from './person.tsx';

export const peopleRoutes: readonly Route[] = [
  get('/users', list),
  get('/users/new', addPerson),
  post('/users/new', savePerson),
  get('/users/:person', person),
  post('/users/:person/:transition', change),
];
