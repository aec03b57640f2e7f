import type { OrgDependencies } from './dependencies.ts';
import type { User } from './model.ts';
import type { Mail, Outbox } from './services.ts';

const capacity = 500;

/** The outbox with its way in, which only the directory has. */
export interface OutboxWithSend extends Outbox {
  send(user: User, template: Mail['template'], organisationName: string, link: string): Promise<void>;
}

export function createOutbox({ store, now }: OrgDependencies): OutboxWithSend {
  const mails = store.journal<Mail>('outbox', capacity);
  return {
    list: () => mails.list(),
    send: (user, template, organisationName, link) =>
      mails.append({
        to: user.profile.email,
        subject: template === 'UserActivation' ? `Welcome to ${organisationName}!` : 'Account password reset',
        template,
        firstName: user.profile.firstName,
        link,
        at: now().toISOString(),
      }),
  };
}
