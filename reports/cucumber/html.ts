import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { CucumberHtmlStream } from '@cucumber/html-formatter';

/** Writes Cucumber's HTML from a file of messages. Pictures and pages that were attached stay out: the other report shows them once. */
export async function writeCucumberHtml(messagesFile: string, htmlFile: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(messagesFile), crlfDelay: Number.POSITIVE_INFINITY });
  await pipeline(
    async function* envelopes() {
      for await (const line of lines) {
        const envelope = parsed(line);
        if (envelope !== undefined && !('attachment' in envelope)) yield envelope;
      }
    },
    new CucumberHtmlStream(),
    createWriteStream(htmlFile),
  );
}

/** The last line of a run that was killed may be half a one. */
function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
