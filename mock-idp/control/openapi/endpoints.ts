/** What each endpoint is for, what it takes, what it answers. A test fails when this and the routes differ. */
import type { BodyName } from '../bodies.ts';
import type { AnswerName } from './answers.ts';

export interface Description {
  summary: string;
  /** A body of `bodies.ts`, or an organisation seed. */
  takes?: BodyName | 'seed';
  answers: AnswerName;
}

/** By method and path, as the routes write them. */
export const descriptions: Readonly<Record<string, Description>> = {
  'get /organisation': { summary: 'The whole organisation, in the shape of a seed', answers: 'Organisation' },
  'get /organisation/seed': { summary: 'A seed that makes this organisation again, without secrets', answers: 'Seed' },
  'patch /organisation': {
    summary: 'Add or change people, groups and apps: an upsert by login, name and label',
    takes: 'seed',
    answers: 'Applied',
  },
  'delete /organisation/apps/:label/assignments/:login': {
    summary: 'Take an app away from a person',
    answers: 'Nothing',
  },
  'post /sp-metadata': {
    summary: 'Read SP metadata: what an app would be set to, or with a label is set to from now on',
    takes: 'spMetadata',
    answers: 'SpImport',
  },
  'post /transactions': {
    summary: 'Open a transaction: a cookie that signs a person in unattended, with faults for one message',
    takes: 'transaction',
    answers: 'OpenedTransaction',
  },
  'get /transactions/:key': { summary: 'What was received and sent under a transaction', answers: 'Transaction' },
  'delete /transactions/:key': { summary: 'Forget a transaction', answers: 'Nothing' },
  'post /transactions/:key/hold': {
    summary: 'Hold a transaction: its requests are counted, and answered with a plain page',
    takes: 'hold',
    answers: 'Transaction',
  },
  'post /transactions/:key/logout': {
    summary: "Order a logout message about the transaction's person: an address that a browser with the cookie opens",
    takes: 'logout',
    answers: 'Address',
  },
  'get /received': { summary: 'AuthnRequests and metadata fetches since the last reset', answers: 'Received' },
  'get /clock': { summary: 'What time it is at this IdP', answers: 'Clock' },
  'put /clock': { summary: 'Move the clock; it goes on from there', takes: 'clock', answers: 'Clock' },
  'post /reset': { summary: 'Back to what the organisation was filled with', answers: 'Nothing' },
  'post /snapshot': { summary: 'Remember everything', answers: 'Id' },
  'post /restore': { summary: 'Go back to a snapshot', takes: 'restore', answers: 'Nothing' },
  'get /faults': { summary: 'Every fault that can be armed', answers: 'Faults' },
  'get /armed': { summary: 'Faults that wait for their message; situations stand in /stage', answers: 'Armed' },
  'post /armed': { summary: 'Arm a fault for the next messages of an app or a person', takes: 'armed', answers: 'Id' },
  'delete /armed/:id': { summary: 'Disarm a fault', answers: 'Nothing' },
  'get /situations': { summary: 'Every situation that can be staged', answers: 'Situations' },
  'get /stage': {
    summary: 'Situations that wait for their sign-in, wherever they were staged; 0 messages left: under way',
    answers: 'Staged',
  },
  'post /stage': {
    summary: 'Have a situation happen to the next sign-ins',
    takes: 'stage',
    answers: 'StagedSituation',
  },
  'delete /stage/:id': { summary: 'Call a situation off', answers: 'Nothing' },
  'post /requests/take': {
    summary: 'The next AuthnRequest that was not taken yet; waits for it, but not for ever',
    takes: 'takeRequest',
    answers: 'Exchange',
  },
  'post /resend': {
    summary: 'Send the message of an exchange again, byte for byte',
    takes: 'resend',
    answers: 'Resent',
  },
  'get /trace': { summary: 'Every exchange, newest first', answers: 'Exchanges' },
  'get /trace/:id': { summary: 'One exchange', answers: 'Exchange' },
  'get /trace/:id/export': { summary: 'One exchange as a file that can be sent again', answers: 'ExportedExchange' },
  'get /organisations': {
    summary: 'Subdomains of the other organisations of this process (first organisation only)',
    answers: 'Subdomains',
  },
  'post /organisations': {
    summary: 'Make an organisation, with keys, state and tokens of its own (first organisation only)',
    takes: 'organisation',
    answers: 'OrganisationAccess',
  },
  'get /organisations/:subdomain': {
    summary: 'Addresses and tokens of an organisation (first organisation only)',
    answers: 'OrganisationAccess',
  },
  'delete /organisations/:subdomain': {
    summary: 'End an organisation, and delete what was kept of it (first organisation only)',
    answers: 'Nothing',
  },
  'get /outbox': { summary: 'Mails that were not sent: activation and recovery links', answers: 'Outbox' },
};
