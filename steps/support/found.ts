import { settle } from './settle.ts';
import type { World } from './world.ts';

/**
 * Settles what was seen after a sign-in. It says something only if the message was taken, or, where the SP may refuse as
 * well, if it was refused; anything else proves nothing.
 */
export function found(world: World, holds: boolean, seen: string, refusal?: 'may-refuse'): void {
  const { outcome } = world.attempt;
  if (outcome === 'refused' && refusal === undefined) settle(world, 'accept');
  else if (outcome === 'refused' && holds) inspected(world, holds, `The message was refused. ${seen}`);
  else if (outcome === 'refused' || outcome.startsWith('accepted')) inspected(world, holds, seen);
  else if (outcome === 'crashed' || outcome === 'hung' || outcome === 'looped') settle(world, 'survive');
  else settle(world, 'accept');
}

function inspected(world: World, holds: boolean, seen: string): void {
  settle(world, 'inspect', { inspection: { holds, seen } });
}
