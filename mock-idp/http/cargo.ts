/** What one message is to carry: claims about the person, and the faults that wait for it. */
import { type ArmedFault, isResponseFault, type OtherPerson } from '../faults/index.ts';
import type { App, User } from '../org/index.ts';
import type { SigningKey } from '../saml/index.ts';
import { type Claims, claimsOf } from './claims.ts';
import type { Face } from './face-dependencies.ts';
import type { ChosenFault, Question } from './question.ts';

/** Claims about a person; undefined when the app is not theirs. */
export async function claimsFor(face: Face, app: App, user: User): Promise<Claims | undefined> {
  const appUser = await face.org.assignments.find(app.id, user.id);
  if (!appUser) return undefined;
  const [organisation, groups] = [await face.org.organisation.get(), await face.org.groups.ofUser(user.id)];
  return claimsOf({ app, user, appUser, organisation, groups });
}

/** The person whom a fault's parameter `as` names, as this app would see that person. */
async function otherPerson(face: Face, app: App, login: string | undefined): Promise<OtherPerson | undefined> {
  const user = login === undefined ? undefined : await face.org.directory.find(login);
  if (!user) return undefined;
  const claims = await claimsFor(face, app, user);
  return {
    nameId: claims?.nameId ?? user.profile.login,
    displayName: user.profile.displayName ?? user.profile.login,
    ...(claims && { attributes: claims.attributes }),
  };
}

/** The signing key of the app that a fault's parameter `app` names. */
async function keyOfApp(face: Face, label: string | undefined): Promise<SigningKey | undefined> {
  const app = label === undefined ? undefined : await face.org.applications.findByLabel(label);
  return app && face.org.applications.signingKey(app);
}

/** Faults taken for one message. */
export interface Taken {
  armed: ArmedFault[];
  /** Says which of them went in; the others stay armed. */
  settle(applied: ReadonlySet<string>): void;
}

/** Faults ready for the line: with the person whom parameter `as` names. */
export async function prepareFaults(face: Face, app: App, faults: readonly ChosenFault[]): Promise<ArmedFault[]> {
  const armed: ArmedFault[] = [];
  for (const { fault, parameters } of faults) {
    // What goes into metadata is no part of a message in a browser.
    if (!isResponseFault(fault)) continue;
    const other = await otherPerson(face, app, parameters.as);
    const otherKey = await keyOfApp(face, parameters.app);
    armed.push({ fault, parameters, ...(other && { other }), ...(otherKey && { otherKey }) });
  }
  return armed;
}

/** The faults of this one message: those chosen for it, else those of its transaction, else those armed for whoever comes. Never both. */
export async function takeFaults(face: Face, question: Question, login: string): Promise<Taken> {
  const { app, transaction } = question;
  const prepare = (faults: readonly ChosenFault[]) => prepareFaults(face, app, faults);
  if (question.faults) return { armed: await prepare(question.faults), settle: () => undefined };
  if (transaction !== undefined) {
    const taken = face.transactions.take(transaction, app.label);
    const settle = (applied: ReadonlySet<string>) => face.transactions.settle(transaction, taken, applied);
    return { armed: await prepare(taken), settle };
  }
  const { faults, giveBack } = face.armed.take(isResponseFault, { app: app.label, person: login });
  const settle = (applied: ReadonlySet<string>) => {
    for (const fault of faults) if (!applied.has(fault.fault.name)) giveBack(fault);
  };
  return { armed: await prepare(faults), settle };
}
