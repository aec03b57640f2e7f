/** What one message is to carry: claims about the person, and the faults that wait for it. */
import type { App, User } from '../../org/index.ts';
import type { ArmedFault, Fault, OtherPerson, SigningKey } from '../../saml/index.ts';
import type { Emission, TracedFault } from '../../trace/index.ts';
import type { Face } from '../face-dependencies.ts';
import { type Claims, claimsOf } from './claims.ts';
import type { ChosenFault } from './question.ts';

/** Claims about a person; undefined when the app is not theirs. */
export async function claimsFor(
  face: Pick<Face, 'org' | 'clock'>,
  app: App,
  user: User,
  session?: string,
): Promise<Claims | undefined> {
  const appUser = await face.org.assignments.find(app.id, user.id);
  if (!appUser) return undefined;
  const [organisation, groups] = [await face.org.organisation.get(), await face.org.groups.ofUser(user.id)];
  const now = face.clock.now();
  return claimsOf({ app, user, appUser, organisation, groups, now, ...(session !== undefined && { session }) });
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
export interface Taken<F extends Fault> {
  armed: ArmedFault<F>[];
  /** Says which of them went in; the others stay armed. */
  settle(applied: ReadonlySet<string>): void;
}

/** Faults ready for the line: with the person whom parameter `as` names. */
export async function prepareFaults<F extends Fault>(
  face: Face,
  app: App,
  faults: readonly ChosenFault<F>[],
): Promise<ArmedFault<F>[]> {
  const armed: ArmedFault<F>[] = [];
  for (const { fault, parameters } of faults) {
    const other = await otherPerson(face, app, parameters.as);
    const otherKey = await keyOfApp(face, parameters.app);
    armed.push({ fault, parameters, ...(other && { other }), ...(otherKey && { otherKey }) });
  }
  return armed;
}

/** One message that is about to be made. */
export interface Cargo {
  app: App;
  /** Key of the transaction that it belongs to. */
  transaction?: string | undefined;
  /** Of whom it speaks; empty for nobody. */
  login: string;
  /** Chosen for this one message, whatever else waits. */
  chosen?: readonly ChosenFault[] | undefined;
}

/** The faults of this one message: those chosen for it, else those of its transaction, else those armed for whoever comes. Never both. */
export async function takeFaults<F extends Fault>(
  face: Face,
  { app, transaction, login, chosen }: Cargo,
  wanted: (fault: Fault) => fault is F,
): Promise<Taken<F>> {
  const prepare = (faults: readonly ChosenFault<F>[]) => prepareFaults(face, app, faults);
  if (chosen !== undefined) {
    const ofThisMessage = chosen.flatMap(({ fault, parameters }) => (wanted(fault) ? [{ fault, parameters }] : []));
    return { armed: await prepare(ofThisMessage), settle: () => undefined };
  }
  if (transaction !== undefined) {
    const taken = face.transactions.take(transaction, app.label, wanted);
    const settle = (applied: ReadonlySet<string>) => face.transactions.settle(transaction, taken, applied);
    return { armed: await prepare(taken), settle };
  }
  const { faults, giveBack } = face.armed.take(wanted, { app: app.label, person: login });
  const settle = (applied: ReadonlySet<string>) => {
    for (const fault of faults) if (!applied.has(fault.fault.name)) giveBack(fault);
  };
  return { armed: await prepare(faults), settle };
}

/** What the trace keeps of the faults of one message: those that went in, and those that found nothing to change. */
export function tracedFaults(
  armed: readonly ArmedFault[],
  applied: ReadonlySet<string>,
): Pick<Emission, 'faults' | 'unfit'> {
  const unfit = armed.map(({ fault }) => fault.name).filter((name) => !applied.has(name));
  return { faults: whatWentIn(armed, applied), ...(unfit.length > 0 && { unfit }) };
}

function whatWentIn(armed: readonly ArmedFault[], applied: ReadonlySet<string>): TracedFault[] {
  return armed
    .filter(({ fault }) => applied.has(fault.name))
    .map(({ fault: { name, family, point, summary, clause }, parameters }) => ({
      name,
      point,
      summary,
      clause,
      parameters,
      ...((family === 'ad-hoc' || family === 'situation') && { kind: family }),
    }));
}
