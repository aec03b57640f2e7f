import type { ServerResponse } from 'node:http';
import type { App } from '../../org/index.ts';
import type { Face } from '../face-dependencies.ts';
import type { PendingRequest } from '../laid-aside.ts';
import { sendPage } from '../pages/respond.ts';
import { setAside } from './pending.ts';
import type { Question } from './question.ts';

/** A question that was put aside before. */
export interface Aside {
  id: string;
  arrivedWith: PendingRequest['arrivedWith'];
}

/** What names a question: two SPs may choose the same ID. */
export const questionKey = (app: App, requestId: string) => `${app.id} ${requestId}`;

/** Where a question that was put aside is taken up again. */
export const resumeAt = (app: App, id: string) => `/app/${app.name}/${app.externalKey}/sso/saml?pending=${id}`;

/** A situation keeps the person waiting: the question is put aside, and the page asks again by itself. */
export async function holdUp(
  face: Face,
  response: ServerResponse,
  question: Question,
  aside: Aside | undefined,
  { sentence, steering }: { sentence: string; steering: string },
) {
  const { app, exchange, request, acsUrl, relayState } = question;
  const pending: PendingRequest = {
    appId: app.id,
    exchange,
    acsUrl,
    arrivedWith: aside?.arrivedWith ?? 'unknown',
    ...(request && { request }),
    ...(relayState !== undefined && { relayState }),
  };
  const continueUrl = resumeAt(app, await setAside(face, pending, aside?.id)) + steering;
  const { name } = await face.org.organisation.get();
  response.setHeader('refresh', `5; url=${continueUrl}`);
  sendPage(response, (await face.views()).waiting({ organisation: name, appLabel: app.label, sentence, continueUrl }));
}
