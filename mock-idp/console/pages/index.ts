/** Every page of the console, in the order of the menu. */
import type { Route } from '../engine/index.ts';
import { wizardRoutes } from '../wizard/index.ts';
import { applicationsRoutes } from './applications/index.ts';
import { clockRoutes } from './clock.tsx';
import { controlApiRoutes } from './control-api.tsx';
import { faultsRoutes } from './faults/index.ts';
import { groupsRoutes } from './groups/index.ts';
import { outboxRoutes } from './outbox.tsx';
import { peopleRoutes } from './people/index.ts';
import { profileEditorRoutes } from './profile-editor/index.ts';
import { seedRoutes } from './seed.tsx';
import { situationsRoutes } from './situations/index.ts';
import { systemLogRoutes } from './system-log.tsx';
import { traceRoutes } from './trace/index.ts';

export const pages: readonly Route[] = [
  ...applicationsRoutes,
  ...wizardRoutes,
  ...peopleRoutes,
  ...groupsRoutes,
  ...profileEditorRoutes,
  ...systemLogRoutes,
  ...traceRoutes,
  ...faultsRoutes,
  ...situationsRoutes,
  ...seedRoutes,
  ...outboxRoutes,
  ...clockRoutes,
  ...controlApiRoutes,
];
