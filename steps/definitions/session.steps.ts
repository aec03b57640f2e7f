import { Then, When } from '@cucumber/cucumber';
import { attempt, subjectOf } from '../oracle/index.ts';
import { found, settle, type World } from '../support/index.ts';

/** Whom the SP showed when it was looked at once more; undefined is nobody. */
const lookedBack = new WeakMap<World, { subject: string | undefined }>();

/** Does something at a later hour of the SP, and comes back: the sign-in that follows needs the real time. */
async function later<T>({ driver }: World, seconds: number, act: () => Promise<T>): Promise<T> {
  if (driver.advanceClock === undefined) throw new Error('This case moves the clock: tag it @needs-movable-clock');
  await driver.advanceClock(seconds);
  try {
    return await act();
  } finally {
    await driver.advanceClock(-seconds);
  }
}

When('{int} minutes pass at the SP', async function (this: World, minutes: number) {
  const seen = await later(this, minutes * 60, () => this.driver.whoami(this.attempt.agent));
  lookedBack.set(this, { subject: seen?.subject });
});

When(
  'the same Response is posted again by another browser, {int} minutes later by the clock of the SP',
  async function (this: World, minutes: number) {
    await later(this, minutes * 60, async () => this.repeat(this.attempt, await this.newAgent()));
  },
);

When('the cookies from before the sign-in are used again', async function (this: World) {
  const seen = await this.driver.whoami(await this.attempt.agent.forkBeforeDelivery());
  lookedBack.set(this, { subject: seen?.subject });
});

function nobody(world: World): void {
  const seen = lookedBack.get(world);
  if (seen === undefined) throw new Error('Nobody has looked once more in this scenario');
  found(world, seen.subject === undefined, `Then the SP shows ${seen.subject ?? 'nobody'}.`);
}

Then('the session has ended', function (this: World) {
  nobody(this);
});

Then('nobody is signed in by them', function (this: World) {
  nobody(this);
});

When('{person} and {person} sign in ten times each at once', async function (this: World, one: string, other: string) {
  const people = Array.from({ length: 20 }, (_, index) => this.person(index % 2 === 0 ? one : other));
  const made = people.map((person) =>
    attempt(this.station, { person, faults: [], start: 'sp', delivery: 'same-browser' }),
  );
  for (const each of await Promise.all(made)) this.keep(each);
});

Then('the SP signs each of them in', function (this: World) {
  const failed = this.made.find(
    ({ outcome, request, seen }) => outcome !== 'accepted-as-expected' || seen?.subject !== subjectOf(request.person),
  );
  settle(this, 'accept', failed === undefined ? {} : { outcome: failed.outcome });
});

/** The cookies without which the SP shows nobody, with the lines that set them. */
async function sessionCookies(world: World): Promise<string[]> {
  const { agent, since } = world.attempt;
  const cookies = await agent.cookiesOf(since[0]?.url ?? agent.url());
  const lines = since.flatMap(({ setCookie = [] }) => setCookie);
  const found: string[] = [];
  for (const cookie of cookies) {
    const without = await world.newAgent();
    for (const other of cookies) if (other !== cookie) await without.plant(other);
    const line = lines.findLast((one) => one.startsWith(`${cookie.name}=`));
    if (line !== undefined && (await world.driver.whoami(without)) === undefined) found.push(line);
  }
  return found;
}

Then('the session cookie is protected', async function (this: World) {
  const { since } = this.attempt;
  const lines = await sessionCookies(this);
  const secure = since.some(({ url }) => url.startsWith('https:'));
  const wanted = ['HttpOnly', 'SameSite', ...(secure ? ['Secure'] : [])];
  const lacking = lines.flatMap((line) =>
    wanted
      .filter((attribute) => !new RegExp(`;\\s*${attribute}`, 'i').test(line))
      .map((attribute) => `${line.split('=')[0]} without ${attribute}`),
  );
  if (lines.length === 0) return found(this, true, 'No single cookie carries the session.');
  const names = lines.map((line) => line.split('=')[0]).join(', ');
  return found(this, lacking.length === 0, lacking.length === 0 ? `Looked at ${names}.` : `${lacking.join(', ')}.`);
});

/** What only those who run the SP should read. */
const internal: readonly (readonly [RegExp, string])[] = [
  [/^\s*at .+\(?(?:\/|file:|node:|[A-Z]:\\).+:\d+(?::\d+)?\)?/m, 'a stack trace'],
  [/Traceback \(most recent call last\)|^\s*File "[^"]+", line \d+/m, 'a stack trace'],
  [/\bat [\w.$]+\([\w$]+\.java:\d+\)|\.rb:\d+:in [`']/, 'a stack trace'],
  [/-----BEGIN [A-Z ]+-----/, 'a key or certificate'],
  [/(?:&lt;|<)saml2:Assertion/, 'the Assertion'],
  [/(?:\/home\/|\/usr\/|\/var\/|\/srv\/|\/opt\/|node_modules|site-packages|[A-Z]:\\Users\\)/, 'a path'],
];

Then('the page of the SP gives nothing away', function (this: World) {
  const pages = this.attempt.since.flatMap(({ html }) => html ?? []);
  const given = internal.find(([pattern]) => pages.some((page) => pattern.test(page)))?.[1];
  const seen = given === undefined ? `${pages.length} pages were read.` : `A page shows ${given}.`;
  found(this, given === undefined, seen, 'may-refuse');
});
