import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CaseReport,
  type ScenarioReport,
  type ScenarioResult,
  samePictureMediaType,
} from './conformance/index.ts';

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/html': 'html',
  'application/xml': 'xml',
  'application/json': 'json',
};

/** Writes what a case left behind into a folder of its own; answers the folder's path below the report, or null if there is nothing. */
export function writeEvidence(
  reportFolder: string,
  entry: CaseReport | ScenarioReport,
  origin: ScenarioResult | undefined,
): string | null {
  const files: [string, string | Buffer][] = [];
  if ('sent' in entry) {
    if (entry.sent !== null) files.push(['sent.xml', entry.sent]);
    if (entry.plain !== null) files.push(['without-the-fault.xml', entry.plain]);
    if (entry.inspection?.shown !== undefined) files.push(['inspected.txt', entry.inspection.shown.text]);
    if (entry.answer !== null)
      files.push(['answer.txt', `${entry.answer.status} ${entry.answer.url}\n\n${entry.answer.excerpt}`]);
    if (entry.timeline.length > 0)
      files.push(['timeline.txt', entry.timeline.map(({ atMs, text }) => `${atMs} ms  ${text}\n`).join('')]);
  }
  const attached = (origin?.attachments ?? []).filter(({ mediaType }) => mediaType !== samePictureMediaType);
  for (const [index, { body, fileName, mediaType }] of attached.entries()) {
    const name = (fileName ?? 'attachment').replaceAll(/[^\w-]+/g, '-');
    files.push([`${String(index + 1).padStart(2, '0')}-${name}.${extensions[mediaType] ?? 'txt'}`, body]);
  }
  if (files.length === 0) return null;
  const relative = join('evidence', entry.id.replaceAll(/[^\w.-]+/g, '_'));
  mkdirSync(join(reportFolder, relative), { recursive: true });
  for (const [name, content] of files) writeFileSync(join(reportFolder, relative, name), content);
  return relative;
}
