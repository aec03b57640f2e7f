import type { Exchange } from '../../../trace/index.ts';
import { Status } from '../../components/index.ts';

/** How an exchange ended, in one word or two. */
export function Outcome({ exchange }: { exchange: Exchange }) {
  if (exchange.refusal !== undefined) return <Status tone="bad">Refused</Status>;
  if (exchange.held) return <Status tone="warn">Held</Status>;
  const left = exchange.emitted ?? exchange.logout;
  if (left !== undefined) {
    if (left.faults.length === 0) return <Status tone="good">Sent</Status>;
    const fault = left.faults.some(({ kind }) => kind !== 'situation');
    return <Status tone="warn">{fault ? 'Sent with a fault' : 'Sent in a situation'}</Status>;
  }
  if (exchange.kind === 'LogoutResponse') return <Status tone="good">Taken</Status>;
  const { published } = exchange;
  if (published === undefined && exchange.situation !== undefined) return <Status tone="warn">Held up</Status>;
  if (published === undefined) return <Status>Waiting for sign-in</Status>;
  return published.faults.length > 0 ? (
    <Status tone="warn">Served with a fault</Status>
  ) : (
    <Status tone="good">Served</Status>
  );
}
