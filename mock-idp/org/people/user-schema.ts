import type { OrgDependencies } from '../dependencies.ts';
import type { AppUserAttribute } from '../model.ts';
import type { UserSchema } from '../services.ts';

/** Custom attributes of the user profile, by name. */
export function createUserSchema({ store }: OrgDependencies): UserSchema {
  const attributes = store.collection<AppUserAttribute>('userAttributes', {});
  return {
    list: () => attributes.list(),
    put: (attribute) => attributes.put(attribute.name, attribute),
    remove: async (name) => {
      await attributes.delete(name);
    },
  };
}
