import { isIP, isIPv6 } from 'node:net';
import forge from 'node-forge';

const { asn1 } = forge;

/** What the servers are reached as. */
export interface HostNames {
  /** Organisations answer below it. */
  domain: string;
  /** Further names and addresses, as of a public URL. */
  more: readonly string[];
}

interface AltName {
  type: number;
  value?: string;
  ip?: string;
}

const dnsName = 2;
const ipAddress = 7;

/** What a server certificate names. */
export function subjectAltNames({ domain, more }: HostNames): AltName[] {
  return [
    { type: dnsName, value: 'localhost' },
    { type: dnsName, value: `*.${domain}` },
    { type: ipAddress, ip: '127.0.0.1' },
    { type: ipAddress, ip: '::1' },
    ...more.map((name) => (isIP(name) === 0 ? { type: dnsName, value: name } : { type: ipAddress, ip: name })),
  ];
}

const context = (tag: number, value: string) => asn1.create(asn1.Class.CONTEXT_SPECIFIC, tag, false, value);
const sequence = (...values: forge.asn1.Asn1[]) => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, values);

/** The bytes of an IPv4 or IPv6 address. */
function bytesOf(address: string): number[] {
  if (!isIPv6(address)) return address.split('.').map(Number);
  const [head = '', tail] = address.split('::');
  const words = (part: string) => part.split(':').filter((word) => word !== '');
  const [before, after] = [words(head), words(tail ?? '')];
  const between = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...between, ...after].flatMap((word) => {
    const value = Number.parseInt(word, 16);
    return [value >> 8, value & 0xff];
  });
}

/** An address with the mask that leaves `bits` of it. */
function range(address: string, bits: number): string {
  const bytes = bytesOf(address);
  const mask = bytes.map((_byte, i) => 0xff & (0xff00 >> Math.min(8, Math.max(0, bits - i * 8))));
  return String.fromCharCode(...bytes, ...mask);
}

/** The value of the name constraints (RFC 5280 §4.2.1.10), DER: nothing but these names may be vouched for. */
export function constraintsFor({ domain, more }: HostNames): string {
  const permitted = [
    context(dnsName, 'localhost'),
    context(dnsName, domain),
    context(ipAddress, range('127.0.0.0', 8)),
    context(ipAddress, range('::1', 128)),
    ...more.map((name) =>
      isIP(name) === 0 ? context(dnsName, name) : context(ipAddress, range(name, isIPv6(name) ? 128 : 32)),
    ),
  ].map((name) => sequence(name));
  const subtrees = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, permitted);
  return asn1.toDer(sequence(subtrees)).getBytes();
}
