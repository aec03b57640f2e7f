import { Given } from '@cucumber/cucumber';
import type { World } from '../support/index.ts';

/** Nobody recommends more. */
const fiveMinutes = 300;

/** Arms a window that was missed by so much by the clock of the SP, whichever way that clock is wrong. */
function miss(world: World, name: string, seconds: number): void {
  const ahead = world.station.habits.clockOffsetSeconds ?? 0;
  // A clock that is behind finds less time passed, one that is ahead finds less time left.
  const added = name.endsWith('-ago') ? -ahead : ahead;
  world.arm({ name, parameters: { seconds: String(seconds + added) } });
}

function declared(world: World): number {
  const { toleranceSeconds } = world.driver.declares;
  if (toleranceSeconds === null)
    throw new Error('This case needs a declared tolerance: tag it @needs-declared-tolerance');
  return toleranceSeconds;
}

Given('the IdP will send {fault} a minute beyond five minutes', function (this: World, name: string) {
  miss(this, name, fiveMinutes + 60);
});

Given('the IdP will send {fault} a minute beyond the declared tolerance', function (this: World, name: string) {
  miss(this, name, declared(this) + 60);
});

Given('the IdP will send {fault} half a minute within the declared tolerance', function (this: World, name: string) {
  miss(this, name, declared(this) - 30);
});

Given('the IdP will send {fault} at the end of the declared tolerance', function (this: World, name: string) {
  miss(this, name, declared(this));
});
