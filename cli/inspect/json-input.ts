import { createRequire } from 'node:module';
import { ConfigurationError } from '../../steps/index.ts';
import { type Found, messagesIn } from './found.ts';

const require = createRequire(import.meta.url);

/** The part of an exchange's export that is read here; the schema beside its writer says it all. */
export interface ExchangeFile {
  exchange: {
    id: string;
    kind: string;
    app: string;
    binding?: string;
    xml?: string;
    refusal?: { check: string; clause: string; message: string };
    emitted?: {
      xml: string;
      acsUrl: string;
      message: { method: 'GET' | 'POST'; action: string; fields: { name: string; value: string }[] };
      faults?: { name: string; summary: string }[];
    };
  };
}

interface Har {
  log: {
    entries: {
      request: {
        method: string;
        url: string;
        postData?: { text?: string; params?: { name: string; value?: string }[] };
      };
    }[];
  };
}

const harSchema = {
  type: 'object',
  required: ['log'],
  properties: {
    log: {
      type: 'object',
      required: ['entries'],
      properties: {
        entries: {
          type: 'array',
          items: {
            type: 'object',
            required: ['request'],
            properties: {
              request: {
                type: 'object',
                required: ['method', 'url'],
                properties: {
                  method: { type: 'string' },
                  url: { type: 'string' },
                  postData: {
                    type: 'object',
                    properties: {
                      text: { type: 'string' },
                      params: {
                        type: 'array',
                        items: {
                          type: 'object',
                          required: ['name'],
                          properties: { name: { type: 'string' }, value: { type: 'string' } },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

async function read(input: string, where: string): Promise<{ har: Har } | { file: ExchangeFile }> {
  let json: unknown;
  try {
    json = JSON.parse(input);
  } catch {
    throw new ConfigurationError('input_unreadable', `${where} begins like JSON and is none.`);
  }
  const { Ajv } = await import('ajv');
  const ajv = new Ajv({ allErrors: true });
  const isFile = ajv.compile<ExchangeFile>(require('#package/mock-idp/trace/exchange-export.schema.json'));
  if (isFile(json)) return { file: json };
  const isHar = ajv.compile<Har>(harSchema);
  if (isHar(json)) return { har: json };
  throw new ConfigurationError('input_unknown', `${where} is JSON, but neither a trace export nor a HAR.`);
}

/** One that cannot be read, cut off in the recording for instance, does not hide the others: they say so. */
function harMessages({ log }: Har, where: string): Found[] {
  const unreadable: string[] = [];
  const readable = (parameters: URLSearchParams, at: string, travelled: Pick<Found, 'binding' | 'query'>) => {
    try {
      return messagesIn(parameters, at, travelled);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      unreadable.push(error.message);
      return [];
    }
  };
  const found = log.entries.flatMap(({ request: { method, url, postData } }, index) => {
    const at = `${where}, entry ${index + 1}: ${method} ${url.split('?')[0]}`;
    const search = URL.canParse(url) ? new URL(url).search.slice(1) : '';
    const query = readable(new URLSearchParams(search), at, { binding: 'HTTP-Redirect', query: search });
    const params = postData?.params?.map(({ name, value = '' }) => [name, value]);
    const form = params ? new URLSearchParams(params) : new URLSearchParams(postData?.text ?? '');
    return [...query, ...readable(form, at, { binding: 'HTTP-POST' })];
  });
  const [first, ...rest] = found;
  if (first) return [{ ...first, beside: unreadable.map((why) => ['Left out', why] as const) }, ...rest];
  const none = unreadable[0] ?? `${where}: no SAML message is in this HAR.`;
  throw new ConfigurationError('input_unknown', none);
}

function fileMessages({ exchange }: ExchangeFile, where: string): Found[] {
  const { app, emitted, id, kind, refusal, xml } = exchange;
  const beside: (readonly [string, string])[] = [['App', app]];
  if (refusal) beside.push(['Refused by the IdP', `${refusal.message} (${refusal.check}, ${refusal.clause})`]);
  const faults = (emitted?.faults ?? []).map(({ name, summary }) => ['Sent with', `${name}: ${summary}`] as const);
  return [
    ...(xml === undefined ? [] : [{ where: `${where}, ${id}: ${kind} received`, xml, beside }]),
    ...(emitted ? [{ where: `${where}, ${id}: sent to ${emitted.acsUrl}`, xml: emitted.xml, beside: faults }] : []),
  ];
}

/** The messages in a trace export or a HAR. Only SAML parameters are read of a HAR: no cookie, no password. */
export async function messagesInJson(input: string, where: string): Promise<Found[]> {
  const known = await read(input, where);
  return 'har' in known ? harMessages(known.har, where) : fileMessages(known.file, where);
}

/** A trace export, for sending it again. Throws ConfigurationError for anything else. */
export async function readExchangeFile(input: string, where: string): Promise<ExchangeFile> {
  const known = input.trimStart().startsWith('{') ? await read(input, where) : undefined;
  if (known && 'file' in known) return known.file;
  throw new ConfigurationError('not_an_export', `${where} is no trace export: --send takes what the trace exports.`);
}
