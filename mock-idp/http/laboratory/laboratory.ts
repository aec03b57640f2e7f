/** The sign-in page as laboratory: pick the person and the faults, see the message, edit it, send it. */
import type { ServerResponse } from 'node:http';
import { ControlError } from '../../arming/index.ts';
import { type AdHocChange, adHocFault, adHocProblem } from '../../faults/index.ts';
import { randomLetters } from '../../org/index.ts';
import { issueResponse, type ResponseFault, type ResponsePlan } from '../../saml/index.ts';
import type { Face } from '../face-dependencies.ts';
import type { Draft } from '../laid-aside.ts';
import { csrfToken, requireCsrf } from '../pages/csrf.ts';
import { formOf } from '../pages/form.ts';
import { badRequest, pageNotFound } from '../pages/refusal.ts';
import { ownPath, sendPage } from '../pages/respond.ts';
import { answer, planAbout } from '../sign-on/answer.ts';
import { prepareFaults } from '../sign-on/cargo.ts';
import { askingOf, pendingOf, type Waiting } from '../sign-on/pending.ts';
import type { ChosenFault, Person, Question } from '../sign-on/question.ts';
import type { Request } from '../web/index.ts';
import { laboratoryForm } from './laboratory-form.ts';
import type { LaboratoryPorts } from './ports.ts';

/** Previews kept: each belongs to somebody who may still press Send. */
const mostDrafts = 100;

interface Visit {
  face: Face;
  laboratory: LaboratoryPorts;
  request: Request;
  response: ServerResponse;
  form: URLSearchParams;
  fromUri: string;
  waiting: Waiting;
}

type Problem = { message: string; field: string };

/** Browsers send the line ends of a text area as CRLF; the message has LF. */
const typed = (text: string) => text.replace(/\r\n/g, '\n');

async function chosenFaults({
  laboratory,
  form,
}: Visit): Promise<{ chosen: ChosenFault<ResponseFault>[]; problems: Problem[] }> {
  const chosen: ChosenFault<ResponseFault>[] = [];
  const problems: Problem[] = [];
  for (const name of form.getAll('fault')) {
    const prefix = `parameter:${name}:`;
    const given = [...form]
      .filter(([field, value]) => field.startsWith(prefix) && value !== '')
      .map(([field, value]) => [field.slice(prefix.length), value]);
    try {
      chosen.push(await laboratory.choose(name, Object.fromEntries(given)));
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      problems.push(...error.problems.map(({ message }) => ({ message: `${name}: ${message}`, field: 'fault' })));
    }
  }
  return { chosen, problems };
}

async function chosenPerson({ face, form }: Visit): Promise<Person | Problem> {
  const login = (form.get('person') ?? '').trim();
  const user = await face.org.directory.find(login);
  const message =
    user === undefined ? `There is no person ${login}.` : `${login} is ${user.status}; only an ACTIVE person signs in.`;
  if (user?.status !== 'ACTIVE') return { message, field: 'person' };
  return { user, authnInstant: face.clock.now() };
}

function questionOf({ form, waiting }: Visit, faults: readonly ChosenFault<ResponseFault>[]): Question {
  const { app, pending } = waiting;
  const { appId: _appId, arrivedWith: _arrivedWith, ...question } = pending;
  return { ...question, app, relayState: form.get('relayState') ?? pending.relayState ?? '', faults };
}

interface Shown {
  problems?: readonly Problem[];
  preview?: { id: string; draft: Draft; plainXml: string; xml?: string; sign?: 'again' | 'as-it-is' };
}

async function show(visit: Visit, { problems = [], preview }: Shown): Promise<void> {
  const { face, request, response, form, fromUri, waiting, laboratory } = visit;
  const csrf = csrfToken(request, response, face.random);
  const until = preview?.draft.plan.assertion?.conditions.notOnOrAfter?.toISOString();
  const html = (await face.views()).laboratory({
    organisation: (await face.org.organisation.get()).name,
    asking: askingOf(waiting),
    form: { ...(await laboratoryForm(face, laboratory, { csrf, fromUri, waiting, form })), problems },
    ...(preview && {
      preview: {
        draft: preview.id,
        xml: preview.xml ?? preview.draft.xml,
        shown: preview.draft.xml,
        plainXml: preview.plainXml,
        sign: preview.sign ?? 'again',
        ...(until !== undefined && { until }),
      },
    }),
  });
  sendPage(response, html, { status: problems.length > 0 ? 400 : 200 });
}

async function made(visit: Visit, plan: ResponsePlan, faults: readonly ChosenFault<ResponseFault>[]) {
  const { face, waiting } = visit;
  const issued = await issueResponse(plan, await prepareFaults(face, waiting.app, faults), face.issuing);
  return { xml: issued.xml, plainXml: issued.plainXml ? await issued.plainXml() : issued.xml };
}

/** Makes the message and shows it; nothing leaves, nothing is used up. */
async function preview(visit: Visit): Promise<void> {
  const { face } = visit;
  const { chosen, problems } = await chosenFaults(visit);
  const person = await chosenPerson(visit);
  if ('message' in person) return show(visit, { problems: [person, ...problems] });
  if (problems.length > 0) return show(visit, { problems });
  const plan = await planAbout(face, questionOf(visit, chosen), person);
  if ('check' in plan)
    return show(visit, { problems: [{ message: `${plan.message} (${plan.clause})`, field: 'person' }] });
  const { xml, plainXml } = await made(visit, plan, chosen);
  const draft = { plan, faults: chosen, person, xml };
  const id = randomLetters(face.random, 24);
  face.drafts.set(id, draft);
  for (const oldest of face.drafts.keys()) {
    if (face.drafts.size <= mostDrafts) break;
    face.drafts.delete(oldest);
  }
  return show(visit, { preview: { id, draft, plainXml } });
}

/** What was typed into the message, as an ad-hoc fault; none when it is as it was shown. */
function editOf(
  form: URLSearchParams,
  draft: Draft,
): { edits: ChosenFault<ResponseFault>[]; problem?: Problem; xml: string } {
  const xml = typed(form.get('xml') ?? '');
  const sign = form.get('sign') === 'as-it-is' ? 'as-it-is' : 'again';
  if (xml === draft.xml) return { edits: [], xml };
  const change: AdHocChange = { xml, sign };
  const message = adHocProblem(change);
  if (message !== undefined) return { edits: [], xml, problem: { message, field: 'xml' } };
  return { edits: [{ fault: adHocFault(change, 'ad-hoc-edit'), parameters: {} }], xml };
}

async function sendDraft(visit: Visit, id: string): Promise<void> {
  const { face, form, response, waiting } = visit;
  const draft = face.drafts.get(id);
  if (!draft) return show(visit, { problems: [{ message: 'This preview is gone: make it again.', field: 'person' }] });
  const { edits, problem, xml } = editOf(form, draft);
  if (problem) {
    const { plainXml } = await made(visit, draft.plan, draft.faults);
    return show(visit, { problems: [problem], preview: { id, draft, plainXml, xml, sign: 'again' } });
  }
  const question = questionOf(visit, [...draft.faults, ...edits]);
  await takeUp(face, waiting.id);
  face.drafts.delete(id);
  await answer(face, response, question, draft.person, draft.plan);
}

async function sendAtOnce(visit: Visit): Promise<void> {
  const { face, response, waiting } = visit;
  const { chosen, problems } = await chosenFaults(visit);
  const person = await chosenPerson(visit);
  if ('message' in person) return show(visit, { problems: [person, ...problems] });
  if (problems.length > 0) return show(visit, { problems });
  await takeUp(face, waiting.id);
  await answer(face, response, questionOf(visit, chosen), person);
}

async function takeUp(face: Face, id: string): Promise<void> {
  if (await face.pending.take(id, face.clock.now())) return;
  throw badRequest({ check: 'pending-request', message: 'This sign-in was finished already.' });
}

/** Who is waiting, for whoever opens or submits the laboratory. Throws PageRefusal. */
async function visitOf(face: Face, request: Request, response: ServerResponse, form: URLSearchParams): Promise<Visit> {
  const { laboratory } = face;
  if (!laboratory) throw pageNotFound();
  const fromUri = ownPath(form.get('fromURI'), face.addresses().saml);
  const waiting = fromUri === undefined ? undefined : await pendingOf(face, fromUri);
  if (fromUri !== undefined && waiting) return { face, laboratory, request, response, form, fromUri, waiting };
  const message = 'The sign-in was finished already, or took too long. Start again at the application.';
  throw badRequest({ check: 'pending-request', message });
}

/** `GET /laboratory` */
export async function showLaboratory(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const query = request.query;
  await show(await visitOf(face, request, response, query), {});
}

/** `POST /laboratory`: preview or send. */
export async function submitLaboratory(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const form = formOf(request);
  requireCsrf(request, form);
  const visit = await visitOf(face, request, response, form);
  const draft = form.get('draft');
  if (form.get('go') === 'preview') return preview(visit);
  return draft === null ? sendAtOnce(visit) : sendDraft(visit, draft);
}
