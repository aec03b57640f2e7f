/** A posted form, read once: every field is a list, in the order the browser sent it. */
export class Submitted {
  readonly #fields: ReadonlyMap<string, readonly string[]>;
  readonly #files: ReadonlyMap<string, Buffer>;

  constructor(body: unknown, files: ReadonlyMap<string, Buffer> = new Map()) {
    const fields = new Map<string, readonly string[]>();
    if (typeof body === 'object' && body !== null) {
      for (const [name, value] of Object.entries(body)) {
        const values = (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string');
        fields.set(name, values);
      }
    }
    this.#fields = fields;
    this.#files = files;
  }

  /** First value, trimmed; empty where the field is absent. */
  text(name: string): string {
    return this.verbatim(name).trim();
  }

  /** First value as typed: passwords may begin or end with a space. */
  verbatim(name: string): string {
    return this.#fields.get(name)?.[0] ?? '';
  }

  /** Every value, trimmed, empty ones included: rows of a form keep their places. */
  all(name: string): string[] {
    return (this.#fields.get(name) ?? []).map((value) => value.trim());
  }

  /** Lines of a text area, without empty ones. */
  lines(name: string): string[] {
    return this.text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  ticked(name: string): boolean {
    return this.#fields.has(name);
  }

  /** A file that was chosen; undefined where none was. */
  file(name: string): Buffer | undefined {
    return this.#files.get(name);
  }
}

/** The form in a body, with or without files. What cannot be read is an empty form, which its token refuses. */
export async function readForm(body: unknown, contentType: string | undefined): Promise<Submitted> {
  if (!Buffer.isBuffer(body) || contentType === undefined) return new Submitted(body);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => new FormData());
  const fields = new Map<string, string[]>();
  const files = new Map<string, Buffer>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
    else if (value.size > 0) files.set(name, Buffer.from(await value.arrayBuffer()));
  }
  return new Submitted(Object.fromEntries(fields), files);
}
