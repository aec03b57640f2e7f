import type { Mail } from '../../org/index.ts';
import { Card, EmptyState, Moment, Table } from '../components/index.ts';
import { type Answer, get, type Route, show, type Visit } from '../engine/index.ts';
import { paths } from '../paths.ts';

const words: Readonly<Record<Mail['template'], string>> = {
  UserActivation: 'Activate Okta Account',
  ForgotPassword: 'Reset Password',
  ForgotPasswordDenied: 'Sign in',
  SelfServiceUnlock: 'Unlock Account',
  SelfServiceUnlockOnUnlockedAccount: 'Sign in',
};

async function outbox(visit: Visit): Promise<Answer> {
  const mails = await visit.services.org.outbox.list();
  return show({
    title: 'Outbox',
    place: 'Outbox',
    body: (
      <Card>
        <p class="lead">No mail is ever sent. What would have left waits here with its link.</p>
        {mails.length === 0 ? (
          <EmptyState
            sentence="Activation mails appear here when people are added without a password; so do those for a forgotten password or a locked account."
            action={{ href: paths.addPerson, label: 'Add person' }}
          />
        ) : (
          <Table
            caption="Mails"
            columns={[{ label: 'To' }, { label: 'Subject' }, { label: 'Written' }, { label: 'Link' }]}
            rows={mails.map((mail) => ({
              key: `${mail.at}-${mail.link}`,
              cells: [
                mail.to,
                mail.subject,
                <Moment key="at" at={mail.at} now={visit.now} />,
                <a key="link" class="button small" href={mail.link}>
                  {words[mail.template]}
                  <span class="visually-hidden"> for {mail.to}</span>
                </a>,
              ],
            }))}
          />
        )}
      </Card>
    ),
  });
}

/** Mails that were never sent. */
export const outboxRoutes: readonly Route[] = [get('/outbox', outbox)];
