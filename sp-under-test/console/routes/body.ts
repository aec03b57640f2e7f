/** Reads a form as the browser sent it: a missing field is empty, a repeated one is a list. */
export class FormBody {
  readonly #fields: Record<string, unknown>;

  constructor(body: unknown) {
    this.#fields = typeof body === 'object' && body !== null ? { ...body } : {};
  }

  text(name: string): string {
    const value = this.list(name)[0];
    return value ?? '';
  }

  list(name: string): readonly string[] {
    const value = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.filter((one): one is string => typeof one === 'string');
  }

  ticked(name: string): boolean {
    return this.list(name).includes('yes');
  }
}
