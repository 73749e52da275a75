import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

import { clientAddress } from '../../src/server/client-address.ts';

describe('the address a request is counted by', () => {
  const from = (remoteAddress: string, forwarded?: string): IncomingMessage => {
    const socket = new Socket();
    Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
    const request = new IncomingMessage(socket);
    if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
    return request;
  };

  for (const [name, forwarded, proxies, expected] of [
    ['is that of the connection when no proxy is trusted', '203.0.113.7', 0, '10.0.0.1'],
    ['is that of the connection when the proxy says nothing', undefined, 1, '10.0.0.1'],
    ['is what the one proxy saw', '203.0.113.7', 1, '203.0.113.7'],
    ['is what the one proxy saw, whatever was made up before', '198.51.100.1, 203.0.113.7', 1, '203.0.113.7'],
    ['is what the first of two proxies saw', '198.51.100.1, 203.0.113.7, 10.0.0.9', 2, '203.0.113.7'],
    ['is that of the connection when there are fewer proxies than trusted', '203.0.113.7', 2, '10.0.0.1'],
    ['is that of the connection when the proxy names no address', 'unknown', 1, '10.0.0.1'],
    ['leaves a port out', '203.0.113.7:51234', 1, '203.0.113.7'],
    ['leaves a port after IPv6 out', '[2001:db8::1]:51234', 1, '2001:db8:0:0'],
    ['is the network of an IPv6 address', '2001:0DB8:1:2:3:4:5:6', 1, '2001:db8:1:2'],
    ['is the IPv4 address inside an IPv6 one', '::ffff:203.0.113.7', 1, '203.0.113.7'],
    ['is a network of zeros for the loopback address', '::1', 1, '0:0:0:0'],
  ] as const) {
    it(name, () => {
      assert.equal(clientAddress(from('10.0.0.1', forwarded), proxies), expected);
    });
  }
});
