import type { User } from '../../org/index.ts';
import { type Call, notFound } from '../engine/index.ts';

/** The person whom `:user` names: by id, by login, by the part of the login before the @, or `me`. */
export async function findUser(call: Call, parameter = 'user'): Promise<User> {
  const given = call.param(parameter);
  if (given === 'me') return call.caller;
  const { directory } = call.org;
  if (/^00u[A-Za-z0-9]{17}$/.test(given)) return directory.get(given);
  const byLogin = await directory.find(given);
  if (byLogin) return byLogin;
  const start = `${given.toLowerCase()}@`;
  const short = given.includes('@') || given === '' ? [] : await directory.list({ search: start, limit: 20 });
  const matching = short.filter(({ profile }) => profile.login.toLowerCase().startsWith(start));
  const [only] = matching;
  if (only === undefined || matching.length > 1) throw notFound(given, 'User');
  return only;
}
