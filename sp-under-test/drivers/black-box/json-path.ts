/** A path into a JSON answer: `$`, `.name`, `['name']`, `[0]`. */
export type JsonPath = readonly (string | number)[];

/** Reads a path; undefined when it is not one. */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const path: (string | number)[] = [];
  const segment = /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(\d+)\]|\['([^']*)'\]/uy;
  let at = 1;
  while (at < text.length) {
    segment.lastIndex = at;
    const match = segment.exec(text);
    if (match === null) return undefined;
    const [whole, name, index, quoted] = match;
    path.push(index === undefined ? (name ?? quoted ?? '') : Number(index));
    at += whole.length;
  }
  return path;
}

/** The value at a path, or undefined; own properties only. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((node, key) => {
    if (typeof node !== 'object' || node === null) return undefined;
    return Object.getOwnPropertyDescriptor(node, key)?.value;
  }, root);
}
