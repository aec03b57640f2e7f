import type { OrgDependencies } from './dependencies.ts';
import { OrgError } from './errors.ts';
import { newId } from './ids.ts';
import type { Organisation } from './model.ts';
import type { Administrators, OrganisationService } from './services.ts';

interface OrganisationRecord extends Organisation {
  /** Running number of the last app made; app names hold it. */
  appsMade: number;
}

/** The organisation with the counter that names apps. */
export interface OrganisationWithCounter extends OrganisationService {
  nextAppNumber(): Promise<number>;
}

const only = 'organisation';

export function createOrganisation({ store, random, address }: OrgDependencies): OrganisationWithCounter {
  const records = store.collection<OrganisationRecord>('organisation', {});
  const load = async (): Promise<OrganisationRecord> => {
    const found = await records.get(only);
    if (found) return found;
    const fresh = { id: newId(random, '00o'), name: 'Example', subdomain: address ?? 'example', appsMade: 0 };
    await records.put(only, fresh);
    return fresh;
  };
  const strip = ({ id, name, subdomain }: OrganisationRecord): Organisation => ({ id, name, subdomain });
  return {
    get: async () => strip(await load()),
    update: async (patch) => {
      if (address !== undefined && (patch.subdomain ?? address) !== address) {
        const remedy = `Leave it out, or make another organisation.`;
        const problem = {
          path: '/organisation/subdomain',
          message: `This organisation is reached as ${address}.`,
          remedy,
        };
        throw new OrgError('validation_failed', 'Api validation failed: organisation', [problem]);
      }
      await load();
      const changed = await records.change(only, (current) => ({ ...current, ...patch }));
      return strip(changed ?? (await load()));
    },
    nextAppNumber: async () => {
      await load();
      const changed = await records.change(only, (current) => ({ ...current, appsMade: current.appsMade + 1 }));
      return changed?.appsMade ?? 1;
    },
  };
}

export function createAdministrators({ store }: OrgDependencies): Administrators {
  const records = store.collection<{ userId: string }>('administrators', {});
  return {
    grant: (userId) => records.put(userId, { userId }),
    includes: async (userId) => (await records.get(userId)) !== undefined,
    list: async () => (await records.list()).map(({ userId }) => userId),
  };
}
