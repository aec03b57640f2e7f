type Values = Record<string, string | string[]>;

/** A profile with changes: `null` takes a value away. Made from entries, so that no name reaches a prototype. */
export function changedValues(before: Values, changes: Readonly<Record<string, string | string[] | null>>): Values {
  const values = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) values.delete(name);
    else values.set(name, value);
  }
  return Object.fromEntries(values);
}
