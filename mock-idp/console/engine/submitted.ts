/** A posted form, read once: every field is a list, in the order the browser sent it. */
export class Submitted {
  readonly #fields: ReadonlyMap<string, readonly string[]>;

  constructor(body: unknown) {
    const fields = new Map<string, readonly string[]>();
    if (typeof body === 'object' && body !== null) {
      for (const [name, value] of Object.entries(body)) {
        const values = (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string');
        fields.set(name, values);
      }
    }
    this.#fields = fields;
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
}
