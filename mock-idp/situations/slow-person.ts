import type { Situation } from './situation.ts';

/** An SP remembers its request for some minutes only; people take longer. */
export const slowPerson: Situation = {
  name: 'slow-person',
  summary: 'The person takes so long to sign in that the SP has forgotten its request when the Response comes.',
  expect: 'Refuses with a page that lets the person start again, or remembers the request long enough.',
  parameters: { minutes: 'How long the person takes.' },
  defaults: { minutes: '20' },
  kind: 'journey',
  wait: ({ parameters, now, since }) => {
    const minutes = Number(parameters.minutes);
    const left = Math.ceil(minutes - (now.getTime() - since.getTime()) / 60_000);
    return left > 0
      ? `The person takes ${minutes} minutes to sign in; ${left} to go. Wait, or move the clocks of the IdP and of the application alike: with the IdP's alone the message comes from the application's future.`
      : undefined;
  },
};
