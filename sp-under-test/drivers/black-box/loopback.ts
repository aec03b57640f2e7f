/** Host names and the IP address of each. */
export type Hosts = Readonly<Record<string, string>>;

/** True for an address on this machine, or that `hosts` leads to it; only there may an SP be attacked without proof of control. */
export function isLoopback(url: string, hosts: Hosts = {}): boolean {
  if (!URL.canParse(url)) return false;
  const named = new URL(url).hostname;
  const mapped = hosts[named];
  const hostname = mapped === undefined ? named : mapped.includes(':') ? `[${mapped}]` : mapped;
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
