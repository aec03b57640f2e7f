import { type App, type AppUserAttribute, OrgError } from '../../../org/index.ts';
import { type FieldErrors, TextArea, TextField } from '../../components/index.ts';
import type { Visit } from '../../engine/index.ts';
import { sentenceOf } from '../../sentence.ts';

type Profile = Readonly<Record<string, string | string[]>>;

const attributeField = (name: string) => `attribute:${name}`;

/** One field for each attribute of the app-user profile. */
export function AttributeFields(props: {
  attributes: readonly AppUserAttribute[];
  profile: Profile;
  errors?: FieldErrors | undefined;
}) {
  return (
    <>
      {props.attributes.map(({ name, title, type }) => {
        const value = [props.profile[name] ?? ''].flat();
        const field = { name: attributeField(name), label: title, errors: props.errors };
        return type === 'string array' ? (
          <TextArea {...field} key={name} hint={`${name}: one value per line.`} value={value.join('\n')} rows={3} />
        ) : (
          <TextField {...field} key={name} hint={name} value={value.join(', ')} />
        );
      })}
    </>
  );
}

/** What was filled in; an empty field sets nothing. */
export function profileOf(visit: Visit, attributes: App['appUserAttributes']): Record<string, string | string[]> {
  const profile: Record<string, string | string[]> = {};
  for (const { name, type } of attributes) {
    const field = attributeField(name);
    const value = type === 'string array' ? visit.form.lines(field) : visit.form.text(field);
    if (value.length > 0) profile[name] = value;
  }
  return profile;
}

/** What the organisation refused, by field; what belongs to no attribute stands at `otherwise`. */
export function refusals(error: unknown, otherwise: string): FieldErrors {
  if (!(error instanceof OrgError)) throw error;
  const errors: Record<string, string> = {};
  for (const problem of error.problems) {
    const attribute = /^\/profile\/(.+)$/.exec(problem.path)?.[1];
    errors[attribute === undefined ? otherwise : attributeField(attribute)] = sentenceOf(problem);
  }
  return Object.keys(errors).length > 0 ? errors : { [otherwise]: error.message };
}
