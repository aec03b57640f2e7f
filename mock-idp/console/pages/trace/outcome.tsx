import type { Exchange } from '../../../trace/index.ts';
import { Status } from '../../components/index.ts';

/** How an exchange ended, in one word or two. */
export function Outcome({ exchange }: { exchange: Exchange }) {
  if (exchange.refusal !== undefined) return <Status tone="bad">Refused</Status>;
  if (exchange.held) return <Status tone="warn">Held</Status>;
  const { emitted } = exchange;
  if (emitted !== undefined) {
    return emitted.faults.length > 0 ? (
      <Status tone="warn">Sent with a fault</Status>
    ) : (
      <Status tone="good">Sent</Status>
    );
  }
  return exchange.kind === 'metadata' ? <Status tone="good">Served</Status> : <Status>Waiting for sign-in</Status>;
}
