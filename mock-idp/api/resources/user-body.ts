/** What a person is made of and changed with. */
import { baseAttributes, type ProfileInput, type User } from '../../org/index.ts';
import { type Call, invalid, notFound, type Shape, shape } from '../engine/index.ts';
import { userTypeId } from '../shapes/user.ts';

export interface UserBody {
  profile?: Record<string, string | string[] | null>;
  credentials?: {
    password?: { value?: string | null; hash?: unknown; hook?: unknown } | null;
    recovery_question?: { question: string; answer?: string | null } | null;
    provider?: { type?: string | null } | null;
  } | null;
  groupIds?: string[] | null;
  type?: { id?: string | null } | null;
}

const value = { type: ['string', 'array', 'null'], items: { type: 'string' } };

const text = { type: 'string', minLength: 1, maxLength: 255 };

export const userShape: Shape<UserBody> = shape<UserBody>()('newUser', {
  type: 'object',
  properties: {
    profile: { type: 'object', maxProperties: 200, additionalProperties: value },
    credentials: {
      type: ['object', 'null'],
      properties: {
        password: { type: ['object', 'null'], properties: { value: { type: ['string', 'null'], maxLength: 200 } } },
        recovery_question: {
          type: ['object', 'null'],
          required: ['question'],
          properties: { question: text, answer: { ...text, type: ['string', 'null'] } },
        },
        provider: { type: ['object', 'null'], properties: { type: { type: ['string', 'null'] } } },
      },
    },
    groupIds: { type: ['array', 'null'], maxItems: 20, items: { type: 'string' } },
    type: { type: ['object', 'null'], properties: { id: { type: ['string', 'null'] } } },
  },
});

/** Refuses the credentials that Okta takes and this does not: whoever sends them must not think they were kept. */
export function refuseForeignCredentials({ credentials }: UserBody): void {
  const { password, provider } = credentials ?? {};
  const causes: string[] = [];
  if (password?.hash != null) causes.push('password.hash: Importing hashed passwords is not supported; give a value');
  if (password?.hook != null) causes.push('password.hook: Password import hooks are not supported; give a value');
  const type = provider?.type ?? 'OKTA';
  if (type !== 'OKTA') causes.push(`provider.type: Only OKTA is supported, not ${type}`);
  if (causes.length > 0) throw invalid('credentials', ...causes);
}

/** Refuses a user type that there is not: there is one, which `GET /meta/types/user` lists. */
export async function refuseForeignType({ org }: Call, { type }: UserBody): Promise<void> {
  const only = userTypeId((await org.organisation.get()).id);
  if (type?.id != null && type.id !== only && type.id !== 'default') throw notFound(type.id, 'UserType');
}

/** A new question with its answer. A question alone is one that was read here: its answer is told nobody, and stays. */
export function recoveryQuestionOf({ credentials }: UserBody): { question: string; answer: string } | undefined {
  const { question, answer } = credentials?.recovery_question ?? {};
  return question === undefined || answer == null ? undefined : { question, answer };
}

/** The password given; Terraform sends an empty object where there is none. */
export const passwordOf = ({ credentials }: UserBody): string | undefined => credentials?.password?.value ?? undefined;

/** The profile given, every attribute of it defined; `null` empties one. A seed may have given a person others. */
export async function profileInput({ org }: Call, { profile = {} }: UserBody, user?: User): Promise<ProfileInput> {
  const custom = await org.userSchema.list();
  const known = new Set([
    ...baseAttributes.map(([name]) => name),
    ...custom.map(({ name }) => name),
    ...Object.keys(user?.profile ?? {}),
  ]);
  const causes = Object.entries(profile).flatMap(([name, given]) => {
    if (!known.has(name)) return [`Property name '${name}' is not defined in profile`];
    const array = custom.find((attribute) => attribute.name === name)?.type === 'string array';
    const base = baseAttributes.some(([attribute]) => attribute === name);
    return base && Array.isArray(given) && !array ? [`${name}: Incorrect type`] : [];
  });
  if (causes.length > 0) throw invalid('newUser', ...causes);
  return Object.fromEntries(Object.entries(profile).map(([name, given]) => [name, given ?? undefined]));
}
