import { isLoopbackHost } from '../../control/index.ts';
import { type Random, randomLetters } from '../../org/index.ts';
import type { Unattended } from './unattended.ts';

/** Whether everybody who can reach this address sits at this machine. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).host);
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
