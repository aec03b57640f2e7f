import type { OrgDependencies } from '../dependencies.ts';
import type { User } from '../model.ts';
import type { Mail, Outbox } from '../services.ts';

const capacity = 500;

const subjects: Readonly<Record<Mail['template'], (organisation: string) => string>> = {
  UserActivation: (organisation) => `Welcome to ${organisation}!`,
  ForgotPassword: () => 'Account password reset',
  ForgotPasswordDenied: () => 'Account password reset not allowed',
  SelfServiceUnlock: () => 'Unlock account',
  SelfServiceUnlockOnUnlockedAccount: () => 'Account is not locked',
};

/** The outbox with its way in, which only directory and recovery have. */
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
        subject: subjects[template](organisationName),
        template,
        firstName: user.profile.firstName,
        link,
        at: now().toISOString(),
      }),
  };
}
