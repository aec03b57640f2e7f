import type { Layout } from './database.ts';

/** "ASIP" in the file's header: a store of this party, and of no other. */
const applicationId = 0x41534950;

/** Apps got Other Requestable SSO URLs, and settings that Okta has not. */
function withSettingsBeyondOkta(table: string): string {
  return `
  UPDATE ${table} SET content = json_insert(content,
    '$.settings.signOn.allowMultipleAcsEndpoints', json('false'),
    '$.settings.signOn.acsEndpoints', json('[]'),
    '$.settings.beyondOkta', json('{"preset":"okta","nullAttributes":"omit","encryptedNameId":false,"metadata":{}}'))
  WHERE collection = 'apps';
  `;
}

/**
 * The steps from an empty file to the present one. What was released is never changed: whoever changes the shape of a
 * stored document, or a table, adds a step that brings older files along.
 *
 * `beginning_*` holds what the organisation was filled with, for reset.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE documents (position INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL,
    UNIQUE (collection, id));
  CREATE TABLE expiring (position INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL,
    expires_at INTEGER NOT NULL, UNIQUE (kind, id));
  CREATE INDEX expiring_by_age ON expiring (kind, position);
  CREATE TABLE lines (position INTEGER PRIMARY KEY, journal TEXT NOT NULL, content TEXT NOT NULL);
  CREATE INDEX lines_by_age ON lines (journal, position);
  CREATE TABLE beginning_documents AS SELECT * FROM documents;
  CREATE TABLE beginning_expiring AS SELECT * FROM expiring;
  CREATE TABLE beginning_lines AS SELECT * FROM lines;
  CREATE TABLE filled (only INTEGER PRIMARY KEY CHECK (only = 1));
  `,
  ['documents', 'beginning_documents'].map(withSettingsBeyondOkta).join(''),
];

export const layout: Layout = { applicationId, steps };

/** Everything that is content, with its columns. */
export const tables = [
  { name: 'documents', columns: ['position', 'collection', 'id', 'content'] },
  { name: 'expiring', columns: ['position', 'kind', 'id', 'content', 'expires_at'] },
  { name: 'lines', columns: ['position', 'journal', 'content'] },
] as const;
