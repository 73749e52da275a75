import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Whoever has one IPv6 address has the whole /64 around it. */
const IPV6_GROUPS = 4;

/**
 * Whose request it is, as a key to count by: an IPv4 address, or the network of an IPv6 one. Each of `trustedProxies` proxies
 * has added the address it saw to the end of `X-Forwarded-For`; what stands before those the sender may have made up.
 */
export function clientAddress({ socket, headers }: IncomingMessage, trustedProxies: number): string {
  const forwarded = headers['x-forwarded-for'];
  const chain = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
  const seen = trustedProxies > 0 ? withoutPort(chain.at(-trustedProxies)?.trim() ?? '') : '';
  return networkOf(isIP(seen) > 0 ? seen : (socket.remoteAddress ?? ''));
}

/** App Service writes `203.0.113.7:51234` and `[2001:db8::1]:51234`. */
function withoutPort(address: string): string {
  return /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1');
}

function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, IPV6_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
