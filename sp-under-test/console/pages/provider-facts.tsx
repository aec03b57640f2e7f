import { X509Certificate } from 'node:crypto';
import type { Enforcement, IdpTrustData, ProviderLink } from '../../workspace/index.ts';
import { formatDay, formatTime } from '../components/index.ts';

/** "All domains", or the list. */
export function scopeText({ scope, domains }: Enforcement): string {
  return scope === 'all' ? 'All domains' : `Selected domains: ${domains.join(', ')}`;
}

/** How people of this link come into being, in words. */
export function provisioningText({ provisioning }: ProviderLink): string {
  const texts = { not_set_up: 'Not chosen yet', manual: 'Manual provisioning', jit: 'Just-in-time (JIT)' };
  return texts[provisioning];
}

/** The last day on which one of the certificates is valid; undefined if none of them can be read. */
export function certificateUntil({ certificates }: IdpTrustData): Date | undefined {
  const ends = certificates.flatMap((pem) => {
    try {
      return [Date.parse(new X509Certificate(pem).validTo)];
    } catch {
      return [];
    }
  });
  return ends.length > 0 ? new Date(Math.max(...ends)) : undefined;
}

function certificateText(idp: IdpTrustData, now: Date): string {
  const until = certificateUntil(idp);
  if (!until) return 'not readable';
  return until < now ? `expired on ${formatDay(until)}` : `until ${formatDay(until)}`;
}

export interface ProviderFactsProps {
  idp: IdpTrustData;
  link?: ProviderLink | undefined;
  lastSignInAt?: string | undefined;
  now: Date;
}

/** The one line under a provider's name: scope, provisioning, sync, certificate, last sign-in. */
export function ProviderFacts({ idp, link, lastSignInAt, now }: ProviderFactsProps) {
  const facts: readonly (readonly [string, string])[] = [
    ...(link
      ? ([
          ['Enforced for', scopeText(link.enforcement)],
          ['Provisioning', provisioningText(link)],
          ['Group syncing', link.groupSync ? 'On' : 'Off'],
        ] as const)
      : []),
    ['Certificate', certificateText(idp, now)],
    ['Last sign-in', lastSignInAt ? formatTime(new Date(lastSignInAt)) : 'never'],
  ];
  return (
    <ul class="facts">
      {facts.map(([name, value]) => (
        <li key={name}>
          {name}: <b>{value}</b>
        </li>
      ))}
    </ul>
  );
}
