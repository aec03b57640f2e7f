/** Directory > People. */
import { get, post, type Route } from '../../engine/index.ts';
import { addPerson, savePerson } from './add-person.tsx';
import { editProfile, saveProfile } from './edit-profile.tsx';
import { askFirst, change } from './life-cycle.tsx';
import { list } from './list.tsx';
import { person } from './person.tsx';

export const peopleRoutes: readonly Route[] = [
  get('/users', list),
  get('/users/new', addPerson),
  post('/users/new', savePerson),
  get('/users/:person', person),
  get('/users/:person/profile', editProfile),
  post('/users/:person/profile', saveProfile),
  get('/users/:person/:transition', askFirst),
  post('/users/:person/:transition', change),
];
