import type { Policy } from '../policy/index.ts';
import type { ActivityEntry, FieldError, IdpTrustData, Result, SpValues } from './model.ts';
import type { WorkspaceState } from './state.ts';
import type { StoredWorkspace } from './stored.ts';

/** What reading metadata gives: trust data, or the sentence for the field. */
export type MetadataReading =
  | { ok: true; idp: Omit<IdpTrustData, 'savedAt'> }
  | { ok: false; code: string; message: string };

/** What metadata must be, where that is known. */
export interface MetadataExpectation {
  /** Whose it is. */
  entityId?: string;
  /** PEM of the key that signs it. */
  signedBy?: string;
}

/** A member of one of the long lists, as it is now; without `member` it is gone. */
export interface MemberChange {
  list: string;
  key: string;
  member?: unknown;
}

/** What a workspace is given from outside. */
export interface WorkspacePorts {
  now(): Date;
  /** A fresh, unguessable identifier with this prefix. */
  id(prefix: string): string;
  policy: Policy;
  /** scrypt's N for passwords that are set; absent: the usual one. */
  passwordWork?: number;
  spValues(providerId: string): SpValues;
  /** Fetches and reads IdP metadata; knows limits of time and size (D-27). */
  fetchMetadata(url: string, expected?: MetadataExpectation): Promise<MetadataReading>;
  /** Puts an invitation with a set-password link in the outbox (D-25). */
  invite(user: { id: string; email: string; name: string }): Promise<void>;
  /** Where the state lives between starts. */
  document: {
    read(): Promise<StoredWorkspace | undefined>;
    /** All of it; the members of the lists come apart. */
    write(withoutLists: StoredWorkspace, members: readonly MemberChange[]): Promise<void>;
    /** Of the lists, only the members that changed. */
    amend(withoutLists: StoredWorkspace, changes: readonly MemberChange[]): Promise<void>;
  };
  /** Where the activity lives between starts; newest first. */
  activity: {
    list(): Promise<ActivityEntry[]>;
    append(entry: ActivityEntry): Promise<void>;
    replace(entries: readonly ActivityEntry[]): Promise<void>;
  };
}

/** What every part of the workspace works with. */
export interface WorkspaceContext extends WorkspacePorts {
  /** The loaded state; replaced as a whole by restore. */
  state(): WorkspaceState;
  /**
   * Runs one change without yielding in between, then saves: of twenty concurrent first sign-ins, one creates the account
   * and the others find it. A refused change is not saved and must not have touched the state.
   */
  change<T>(change: (state: WorkspaceState) => Result<T>): Promise<Result<T>>;
}

/** The result of a change that went well. */
export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** One objection. */
export function refused<T>(field: string, code: string, message: string): Result<T> {
  return { ok: false, errors: [{ field, code, message }] };
}

/** Several objections, or undefined if there are none. */
export function objections<T>(errors: readonly FieldError[]): Result<T> | undefined {
  const [first, ...rest] = errors;
  return first === undefined ? undefined : { ok: false, errors: [first, ...rest] };
}
