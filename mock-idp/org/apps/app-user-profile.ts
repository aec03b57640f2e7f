/** The app-user profile: what may stand in it, and what groups put into it. */
import type { App, AppGroup, AppUserAttribute } from '../model.ts';
import type { OrgProblem } from '../services.ts';

type Profile = Readonly<Record<string, string | string[]>>;

function valueProblem(
  { name, type, enum: choices, minLength = 0, maxLength }: AppUserAttribute,
  value: string | string[],
) {
  if ((type === 'string array') !== Array.isArray(value)) return { what: 'Incorrect type', remedy: `A ${type}.` };
  const texts = [value].flat();
  if (choices && texts.some((text) => !choices.includes(text))) {
    return { what: 'The value is not one of the choices', remedy: `One of ${choices.join(', ')}.` };
  }
  const most = maxLength ?? Number.POSITIVE_INFINITY;
  if (texts.some((text) => text.length < minLength || text.length > most)) {
    return { what: `The length of ${name} is out of range`, remedy: `Between ${minLength} and ${most} characters.` };
  }
  return undefined;
}

/** "Attribute required": a person assigned individually must have a value. */
export function missingValues(app: App, profile: Profile): OrgProblem[] {
  return app.appUserAttributes
    .filter(({ name, required }) => required === true && [profile[name] ?? ''].flat().join('') === '')
    .map(({ name, title }) => ({
      path: `/profile/${name}`,
      message: `${name}: The field cannot be left blank`,
      remedy: `${title} is required in Profile Editor > ${app.label} User.`,
    }));
}

/** Only attributes of the app-user profile, each of its type; a group gives no personal ones. */
export function profileProblems(app: App, profile: Profile, from: 'person' | 'group'): OrgProblem[] {
  return Object.entries(profile).flatMap(([name, value]) => {
    const path = `/profile/${name}`;
    const attribute = app.appUserAttributes.find((candidate) => candidate.name === name);
    if (!attribute) {
      const message = `Property '${name}' not found`;
      return [{ path, message, remedy: `Add it in Profile Editor > ${app.label} User first.` }];
    }
    if (from === 'group' && attribute.scope === 'SELF') {
      return [
        { path, message: `${name}: Personal, so no group can give it`, remedy: 'Make it of attribute type Group.' },
      ];
    }
    const problem = valueProblem(attribute, value);
    return problem ? [{ path, message: `${name}: ${problem.what}`, remedy: problem.remedy }] : [];
  });
}

/**
 * What the assigned groups of one person come to. Of each attribute the group of highest priority wins, unless it
 * combines values across groups: then it holds every distinct one, in order of priority.
 */
export function profileOfGroups(app: App, byPriority: readonly AppGroup[]): Record<string, string | string[]> {
  const profile: Record<string, string | string[]> = {};
  for (const { name, scope, type, union } of app.appUserAttributes) {
    if (scope === 'SELF') continue;
    const values = byPriority.flatMap((group) => {
      const value = Object.hasOwn(group.profile, name) ? group.profile[name] : undefined;
      return value === undefined ? [] : [value];
    });
    const [first] = values;
    if (first === undefined) continue;
    profile[name] = type === 'string array' && union === 'ENABLE' ? [...new Set(values.flat())] : first;
  }
  return profile;
}
