/** An attribute between the form and the profile. */
import type { AppUserAttribute } from '../../../org/index.ts';
import type { FieldErrors } from '../../components/index.ts';
import type { Submitted } from '../../engine/index.ts';
import type { ProfileSubject } from './subject.ts';

/** As typed. */
export interface AttributeValues {
  type: AppUserAttribute['type'];
  title: string;
  name: string;
  description: string;
  enumerated: boolean;
  /** One a line. */
  members: string;
  minLength: string;
  maxLength: string;
  required: boolean;
  scope: AppUserAttribute['scope'];
  union: 'ENABLE' | 'DISABLE';
}

export const blankValues: AttributeValues = {
  type: 'string',
  title: '',
  name: '',
  description: '',
  enumerated: false,
  members: '',
  minLength: '',
  maxLength: '',
  required: false,
  scope: 'NONE',
  union: 'DISABLE',
};

export const valuesOf = (attribute: AppUserAttribute): AttributeValues => ({
  type: attribute.type,
  title: attribute.title,
  name: attribute.name,
  description: attribute.description ?? '',
  enumerated: attribute.enum !== undefined,
  members: (attribute.enum ?? []).join('\n'),
  minLength: String(attribute.minLength ?? ''),
  maxLength: String(attribute.maxLength ?? ''),
  required: attribute.required === true,
  scope: attribute.scope,
  union: attribute.union ?? 'DISABLE',
});

export const readValues = (form: Submitted): AttributeValues => ({
  type: form.text('type') === 'string array' ? 'string array' : 'string',
  title: form.text('title'),
  name: form.text('name'),
  description: form.text('description'),
  enumerated: form.ticked('enumerated'),
  members: form.lines('members').join('\n'),
  minLength: form.text('minLength'),
  maxLength: form.text('maxLength'),
  required: form.ticked('required'),
  scope: form.text('scope') === 'SELF' ? 'SELF' : 'NONE',
  union: form.text('union') === 'ENABLE' ? 'ENABLE' : 'DISABLE',
});

const isLength = (text: string) => /^\d{0,4}$/.test(text);

/** What is wrong, by field. */
export function attributeProblems(subject: ProfileSubject, values: AttributeValues, existing: boolean): FieldErrors {
  const errors: Record<string, string> = {};
  if (values.title === '') errors.title = 'Display name: this field cannot be left blank';
  const taken = [...subject.base.map(([name]) => name), ...subject.custom.map(({ name }) => name)];
  if (!existing && taken.includes(values.name)) {
    errors.name = `Variable name: the profile has an attribute ${values.name} already`;
  } else if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(values.name)) {
    errors.name = 'Variable name: letters, digits and underscores, not beginning with a digit';
  }
  if (values.enumerated && values.members === '') errors.members = 'Attribute members: give one value at least';
  for (const field of ['minLength', 'maxLength'] as const) {
    if (!isLength(values[field])) errors[field] = 'Attribute length: a whole number from 0 to 9999';
  }
  if (values.minLength !== '' && values.maxLength !== '' && Number(values.minLength) > Number(values.maxLength)) {
    errors.maxLength = 'Attribute length: the most is less than the least';
  }
  if (values.union === 'ENABLE' && (values.type !== 'string array' || values.scope === 'SELF')) {
    errors.union = 'Group Priority: only values of a string array of type Group can be combined';
  }
  return errors;
}

/** As the profile keeps it. */
export function attributeIn({ root, custom }: ProfileSubject, values: AttributeValues): AppUserAttribute {
  const members = values.members.split('\n');
  // The form asks for values only; those that stay keep their display names.
  const named = custom.find(({ name }) => name === values.name)?.oneOf?.filter((one) => members.includes(one.const));
  return {
    name: values.name,
    title: values.title,
    type: values.type,
    scope: root === 'user' ? 'NONE' : values.scope,
    ...(values.type === 'string array' && values.union === 'ENABLE' && { union: 'ENABLE' as const }),
    ...(values.description !== '' && { description: values.description }),
    ...(values.enumerated && { enum: members }),
    ...(values.enumerated && named?.length && { oneOf: named }),
    ...(values.minLength !== '' && { minLength: Number(values.minLength) }),
    ...(values.maxLength !== '' && { maxLength: Number(values.maxLength) }),
    ...(values.required && { required: true }),
  };
}
