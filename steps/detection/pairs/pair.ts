/** Packages to install, and versions that must stay as they were then: ranges would pull mended dependencies in today. */
export interface Installation {
  packages: readonly string[];
  pinned?: Readonly<Record<string, string>>;
}

/** Two versions of a library, before and after a published weakness was mended. */
export interface Pair {
  /** A file of `fixtures/sps/library/libraries`. */
  library: string;
  weak: Installation;
  mended: Installation;
  /** The SP also takes LogoutRequests by HTTP-POST, as the library reads them. */
  logout?: true;
  /** The SP reads the metadata of the IdP again when it is told to. */
  refresh?: true;
  /** The SP has a certificate to encrypt for, and the library decrypts. */
  encryption?: true;
  /** Cases that fail on the weak one and do not on the mended one: slug, or slug/variant for a way of signing. */
  cases: readonly string[];
}

export const nameOf = ({ mended, weak }: Pair): string =>
  [weak, mended].map(({ packages }) => packages[0] ?? '').join(' | ');
