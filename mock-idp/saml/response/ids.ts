/** Makes message IDs in Okta's shape: `id` and 24 digits. `random` gives that many octets. */
export function createMessageIds(random: (octets: number) => Uint8Array): () => string {
  return () => {
    let id = 'id';
    for (const octet of random(24)) id += octet % 10;
    return id;
  };
}
