/** What the process that holds everything and its workers say to each other. Both are of one build, so nothing is checked. */
import type { Participant, TlsFiles, Unattended } from '../http/index.ts';
import type { Exchange, ExchangePatch } from '../trace/index.ts';

/** Collections with their documents and ids, in order of insertion. */
export type Content = Readonly<Record<string, readonly (readonly [id: string, document: object])[]>>;

/** What makes the next requests other than plain ones. */
export interface Steering {
  /** Milliseconds that the organisation's clock is ahead. */
  offsetMs: number;
  /** Something is armed or staged, or about to be sent again. */
  steered: boolean;
}

/** An organisation as a worker begins with it. */
export interface Opening {
  samlUrl: string;
  adminUrl: string;
  laboratory: boolean;
  unattended?: Unattended;
  content: Content;
  steering: Steering;
}

/** What changed in an organisation. */
export type News =
  | { what: 'opened'; opening: Opening }
  | { what: 'gone' }
  | { what: 'put'; collection: string; id: string; document: object }
  | { what: 'deleted'; collection: string; id: string }
  | { what: 'replaced'; content: Content }
  | { what: 'steered'; steering: Steering };

/** What serving a request leaves behind, for the process that holds everything to keep. */
export type Effect =
  | { what: 'open'; exchange: Exchange }
  | { what: 'amend'; id: string; patch: ExchangePatch }
  | { what: 'append'; journal: string; line: object }
  | { what: 'join'; sitting: string; joined: Participant };

/** What a worker asks for, all of it about one organisation. */
export type Question =
  | 'keep'
  | 'put'
  | 'exchange'
  | 'delete'
  | 'lines'
  | 'session'
  | 'putSession'
  | 'deleteSession'
  | 'putOneShot'
  | 'peek'
  | 'take'
  | 'participants'
  | 'endParticipants';

/** What a worker must know before it serves. */
export interface Setup {
  /** Its number; no two ever had the same. */
  number: number;
  scheme: 'http' | 'https';
  domain: string;
  /** Where browsers reach the first organisation. */
  samlUrl: string;
  trustedProxies: readonly string[];
  tls?: TlsFiles;
  /** Socket at which the holder serves what a worker passes on. */
  passOnTo: string;
}

/** `organisation`: a subdomain; empty for the first. `subdomain` of `find`: as it was called. */
export type FromWorker =
  | { kind: 'ready' }
  /** Before anything is read from it. */
  | { kind: 'took'; connection: number }
  | { kind: 'find'; number: number; subdomain: string }
  | { kind: 'ask'; number: number; organisation: string; question: Question; about: readonly unknown[] }
  | { kind: 'heard'; sequence: number }
  | { kind: 'failed'; error: string; message: string };

export type ToWorker =
  | { kind: 'setup'; setup: Setup }
  | { kind: 'connection'; connection: number }
  | { kind: 'answer'; number: number; value: unknown }
  | { kind: 'refusal'; number: number; error: string }
  | { kind: 'news'; sequence: number; organisation: string; news: News }
  | { kind: 'end' };
