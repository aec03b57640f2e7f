/** Makes message IDs in Okta's shape: `id` and 24 digits. `random` gives that many octets. */
export function createMessageIds(random: (octets: number) => Uint8Array): () => string {
  return () => `id${[...random(24)].map((octet) => octet % 10).join('')}`;
}
