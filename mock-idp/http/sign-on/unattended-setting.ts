import { type Random, randomLetters } from '../../org/index.ts';

/** How unattended sign-in was switched on. */
export interface Unattended {
  /** What a request must show where `tokenNeeded`. */
  token: string;
  /** The IdP listens beyond loopback: whoever reaches it could otherwise be anybody. */
  tokenNeeded: boolean;
}

/** What the option means where the IdP listens. */
export function unattendedSetting(
  option: boolean | { token: string } | undefined,
  onLoopback: boolean,
  random: Random,
): Unattended | undefined {
  if (option === undefined || option === false) return undefined;
  return { token: option === true ? randomLetters(random, 43) : option.token, tokenNeeded: !onLoopback };
}
