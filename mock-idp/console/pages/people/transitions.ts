import type { Directory, UserStatus } from '../../../org/index.ts';

export interface Transition {
  label: string;
  /** Last segment of the address. */
  path: string;
  from: readonly UserStatus[];
  danger?: boolean;
  /** What is asked before: what it means, and what cannot be had back. */
  question?: string;
  /** Completes "Alice Anderson …". */
  done: string;
  run(directory: Directory, id: string): Promise<unknown>;
}

/** The life cycle of a person: from which status what can be done, in the order of the buttons. */
export const transitions: readonly Transition[] = [
  {
    label: 'Activate',
    path: 'activate',
    from: ['STAGED', 'DEPROVISIONED'],
    done: 'is activated. Without a password, the activation mail in the Outbox comes next.',
    run: (directory, id) => directory.activate(id),
  },
  {
    label: 'Resend activation email',
    path: 'resend-activation',
    from: ['PROVISIONED'],
    done: 'got a new activation mail, in the Outbox. Earlier links no longer work.',
    run: (directory, id) => directory.resendActivation(id),
  },
  {
    label: 'Reset password',
    question:
      'The present password stops working, every session ends, and a mail with a link to a new password goes to the Outbox.',
    path: 'reset-password',
    from: ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'],
    done: 'must choose a new password; the mail with the link waits in the Outbox.',
    run: (directory, id) => directory.resetPassword(id),
  },
  {
    label: 'Expire password',
    question: 'The person must choose a new password at the next sign-in.',
    path: 'expire-password',
    from: ['ACTIVE'],
    done: 'must change the password at the next sign-in.',
    run: (directory, id) => directory.expirePassword(id),
  },
  {
    label: 'Unlock',
    path: 'unlock',
    from: ['LOCKED_OUT'],
    done: 'can sign in again.',
    run: (directory, id) => directory.unlock(id),
  },
  {
    label: 'Suspend',
    question: 'The person cannot sign in until somebody unsuspends the account. Assignments and profile are kept.',
    path: 'suspend',
    from: ['ACTIVE'],
    done: 'is suspended and cannot sign in. Assignments are kept.',
    run: (directory, id) => directory.suspend(id),
  },
  {
    label: 'Unsuspend',
    path: 'unsuspend',
    from: ['SUSPENDED'],
    done: 'can sign in again.',
    run: (directory, id) => directory.unsuspend(id),
  },
  {
    label: 'Deactivate',
    question:
      'Every assignment ends, the password is forgotten, and the person is signed out everywhere. The account can be activated again, without any of these.',
    path: 'deactivate',
    from: ['STAGED', 'PROVISIONED', 'ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'SUSPENDED'],
    danger: true,
    done: 'is deactivated: the assignments are gone and the password is forgotten.',
    run: (directory, id) => directory.deactivate(id),
  },
  {
    label: 'Delete',
    question: 'The account and its profile are gone for good.',
    path: 'delete',
    from: ['DEPROVISIONED'],
    danger: true,
    done: 'was deleted.',
    run: (directory, id) => directory.remove(id),
  },
];
