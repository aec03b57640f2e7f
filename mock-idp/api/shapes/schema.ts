/** Custom attributes as JSON Schema properties, and back. */
import type { AppUserAttribute } from '../../org/index.ts';
import { type Shape, shape } from '../engine/index.ts';

type NamedChoice = NonNullable<AppUserAttribute['oneOf']>[number];

/** The values there are to choose from, and what they are called. */
interface ChoicesBody {
  enum?: string[] | null;
  oneOf?: NamedChoice[] | null;
}

/** One custom property as a client says it. */
export interface PropertyBody extends ChoicesBody {
  title?: string;
  description?: string | null;
  type?: 'string' | 'array';
  items?: ({ type?: 'string' } & ChoicesBody) | null;
  required?: boolean | null;
  minLength?: number | null;
  maxLength?: number | null;
  scope?: 'NONE' | 'SELF';
  union?: 'ENABLE' | 'DISABLE' | null;
}

export interface SchemaBody {
  definitions?: { custom?: { properties?: Record<string, PropertyBody | null> } };
}

const texts = { type: ['array', 'null'], items: { type: 'string' } };
const named = {
  type: ['array', 'null'],
  items: {
    type: 'object',
    required: ['const', 'title'],
    properties: { const: { type: 'string' }, title: { type: 'string' } },
  },
};
const length = { type: ['integer', 'null'], minimum: 0 };
const property = {
  type: ['object', 'null'],
  properties: {
    title: { type: 'string' },
    description: { type: ['string', 'null'] },
    type: { enum: ['string', 'array'] },
    items: { type: ['object', 'null'], properties: { type: { enum: ['string'] }, enum: texts, oneOf: named } },
    enum: texts,
    oneOf: named,
    required: { type: ['boolean', 'null'] },
    minLength: length,
    maxLength: length,
    scope: { enum: ['NONE', 'SELF'] },
    union: { enum: ['ENABLE', 'DISABLE', null] },
  },
};

/** What a schema is changed with: properties to add or replace, `null` for those to remove. */
export const schemaShape: Shape<SchemaBody> = shape<SchemaBody>()('schema', {
  type: 'object',
  properties: {
    definitions: {
      type: 'object',
      properties: {
        custom: {
          type: 'object',
          properties: { properties: { type: 'object', maxProperties: 100, additionalProperties: property } },
        },
      },
    },
  },
});

/** The attribute that a property means; what a replacement leaves out stays as it was. */
export function attributeOf(name: string, body: PropertyBody, before: AppUserAttribute | undefined): AppUserAttribute {
  const type = body.type === undefined ? (before?.type ?? 'string') : body.type === 'array' ? 'string array' : 'string';
  const asked = type === 'string array' ? body.items : body;
  const oneOf = asked?.oneOf?.map(({ const: value, title }) => ({ const: value, title }));
  const choices = asked?.enum ?? oneOf?.map(({ const: value }) => value);
  const { title = before?.title ?? name, scope = before?.scope ?? 'NONE' } = body;
  return {
    name,
    title,
    type,
    scope,
    ...(type === 'string array' && { union: body.union ?? before?.union ?? 'DISABLE' }),
    ...(body.description && { description: body.description }),
    ...(body.required === true && { required: true }),
    ...(choices && { enum: choices }),
    ...(oneOf && { oneOf }),
    ...(typeof body.minLength === 'number' && { minLength: body.minLength }),
    ...(typeof body.maxLength === 'number' && { maxLength: body.maxLength }),
  };
}

function propertyJson(attribute: AppUserAttribute) {
  const { title, description, type, scope, union, required, minLength, maxLength } = attribute;
  const array = type === 'string array';
  const choices = {
    ...(attribute.enum && { enum: attribute.enum }),
    ...(attribute.oneOf && { oneOf: attribute.oneOf }),
  };
  return {
    title,
    ...(description !== undefined && { description }),
    type: array ? 'array' : 'string',
    ...(required === true && { required }),
    scope,
    ...(array ? { items: { type: 'string', ...choices }, union: union ?? 'DISABLE' } : choices),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    master: { type: 'PROFILE_MASTER' },
  };
}

export interface SchemaParts {
  id: string;
  name: string;
  title: string;
  lastUpdated: string;
  created: string;
  base: Readonly<Record<string, object>>;
  baseRequired: readonly string[];
  custom: readonly AppUserAttribute[];
  /** Who may see an attribute, which Okta says of a person's and never of an app user's. */
  permissions?: readonly object[];
}

/** A whole profile schema. */
export function schemaJson({ base, baseRequired, custom, permissions, ...head }: SchemaParts) {
  return {
    id: head.id,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: head.name,
    title: head.title,
    lastUpdated: head.lastUpdated,
    created: head.created,
    definitions: {
      custom: {
        id: '#custom',
        type: 'object',
        properties: Object.fromEntries(
          custom.map((attribute) => [
            attribute.name,
            { ...propertyJson(attribute), ...(permissions && { permissions }) },
          ]),
        ),
        required: custom.filter(({ required }) => required).map(({ name }) => name),
      },
      base: { id: '#base', type: 'object', properties: base, required: baseRequired },
    },
    type: 'object',
    properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
  };
}
