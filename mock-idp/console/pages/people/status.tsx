import type { UserStatus } from '../../../org/index.ts';
import { Status, type Tone } from '../../components/index.ts';

const words: Readonly<Record<UserStatus, readonly [string, Tone | undefined]>> = {
  STAGED: ['Staged', undefined],
  PROVISIONED: ['Pending user action', 'warn'],
  ACTIVE: ['Active', 'good'],
  RECOVERY: ['Password reset', 'warn'],
  PASSWORD_EXPIRED: ['Password expired', 'warn'],
  LOCKED_OUT: ['Locked out', 'bad'],
  SUSPENDED: ['Suspended', 'bad'],
  DEPROVISIONED: ['Deactivated', undefined],
};

/** A person's status in the console's words. */
export function PersonStatus({ status }: { status: UserStatus }) {
  const [word, tone] = words[status];
  return <Status {...(tone === undefined ? {} : { tone })}>{word}</Status>;
}
