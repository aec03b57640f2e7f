/** Custom attributes as JSON Schema properties, and back. */
import type { AppUserAttribute } from '../../org/index.ts';
import { type Shape, shape } from '../engine/index.ts';

/** One custom property as a client says it. */
export interface PropertyBody {
  title?: string;
  description?: string | null;
  type?: 'string' | 'array';
  items?: { type?: 'string'; enum?: string[] | null } | null;
  enum?: string[] | null;
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
const length = { type: ['integer', 'null'], minimum: 0 };
const property = {
  type: ['object', 'null'],
  properties: {
    title: { type: 'string' },
    description: { type: ['string', 'null'] },
    type: { enum: ['string', 'array'] },
    items: { type: ['object', 'null'], properties: { type: { enum: ['string'] }, enum: texts } },
    enum: texts,
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
  const choices = (type === 'string array' ? body.items?.enum : body.enum) ?? undefined;
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
    ...(typeof body.minLength === 'number' && { minLength: body.minLength }),
    ...(typeof body.maxLength === 'number' && { maxLength: body.maxLength }),
  };
}

function propertyJson({
  title,
  description,
  type,
  scope,
  union,
  required,
  enum: choices,
  minLength,
  maxLength,
}: AppUserAttribute) {
  const array = type === 'string array';
  return {
    title,
    ...(description !== undefined && { description }),
    type: array ? 'array' : 'string',
    ...(required === true && { required }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    scope,
    ...(array && { items: { type: 'string', ...(choices && { enum: choices }) }, union: union ?? 'DISABLE' }),
    ...(!array && choices && { enum: choices }),
    master: { type: 'PROFILE_MASTER' },
    permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
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
}

/** A whole profile schema. */
export function schemaJson({ base, baseRequired, custom, ...head }: SchemaParts) {
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
        properties: Object.fromEntries(custom.map((attribute) => [attribute.name, propertyJson(attribute)])),
        required: custom.filter(({ required }) => required).map(({ name }) => name),
      },
      base: { id: '#base', type: 'object', properties: base, required: baseRequired },
    },
    type: 'object',
    properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
  };
}
