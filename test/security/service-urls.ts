import { once } from 'node:events';
import { createServer } from 'node:net';

import { aMessage, postGuarded } from '../support/guarded-bot.ts';
import { portOf } from '../support/identity-endpoint.ts';
import type { Trial } from '../support/trial.ts';
import { spawnBot } from './spawned-bot.ts';

/** Addresses that are none of Teams, some of which a parser takes for one; `port` listens on this machine. */
function addresses(port: string): readonly string[] {
  const teams = 'smba.trafficmanager.net';
  return [
    `http://${teams}/emea/`,
    `https://${teams}:${port}/emea/`,
    `https://${teams}:443/emea/`,
    `https://user@${teams}/`,
    `https://user:word@${teams}/`,
    `https://${teams}@127.0.0.1:${port}/`,
    `https://${teams}%40127.0.0.1:${port}/`,
    `https://${teams}:x@localhost:${port}/`,
    `https://127.0.0.1:${port}/?${teams}`,
    `https://127.0.0.1:${port}/#${teams}`,
    `https://127.0.0.1:${port}\\@${teams}/`,
    `https://127.0.0.1\\.${teams}/`,
    `https:\\\\${teams}/`,
    `https:/${teams}/`,
    `https:${teams}/`,
    `//${teams}/`,
    `${teams}/emea/`,
    ` https://${teams}/`,
    `https://${teams}/ `,
    `ht\ttps://${teams}/`,
    `https://smba.traffic\nmanager.net/`,
    `https://${teams}./emea/`,
    `https://${teams}.evil.example/`,
    `https://evil.example/${teams}`,
    `https://evil-${teams}/`,
    `https://evil.${teams}/`,
    `https://trafficmanager.net/`,
    `https://smba-trafficmanager.net/`,
    `https://smba.trafficmanager.net.`,
    `https://smbа.trafficmanager.net/`,
    `https://xn--smb-8cd.trafficmanager.net/`,
    `https://ｓｍｂａ.trafficmanager.net/`,
    `https://smba。trafficmanager。net/`,
    `https://smba.trafficmanager%2enet/`,
    `https://${teams}/?next=http://127.0.0.1:${port}`,
    `https://${teams}/#x`,
    `https://${teams}/%2e%2e/`,
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `http://[::1]:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://0177.0.0.1:${port}/`,
    `http://127.1:${port}/`,
    `http://0.0.0.0:${port}/`,
    `https://169.254.169.254/metadata/identity/oauth2/token`,
    `file:///etc/passwd`,
    `ftp://${teams}/`,
    `javascript:alert(1)`,
    `wss://${teams}/`,
    `HTTPS://EVIL.EXAMPLE/`,
    `https://directline.botframework.com/`,
    `https://smba.infra.gov.teams.microsoft.us.evil.example/`,
  ];
}

/** Signed by Teams for each address, and kept as somebody's chat: nothing but Teams may ever be written to. */
export const serviceUrls: Trial = {
  name: 'service-urls',
  promise:
    'Of 50 and more forms of service URLs that are none of Teams, each in a token with a good signature and each kept as the chat of somebody to be reminded, none is connected to, and none is answered with 2xx or 5xx',
  run: async () => {
    const failures: string[] = [];
    let trapped = 0;
    const trap = createServer((socket) => {
      trapped += 1;
      socket.destroy();
    });
    trap.listen(0, '127.0.0.1');
    await once(trap, 'listening');
    const bot = await spawnBot('teams');
    const control = await spawnBot('loopback');
    try {
      const forms = addresses(String(portOf(trap)));
      const before = await bot.measure();
      for (const form of forms) {
        const { status } = await postGuarded(bot.url, bot.issuer.authorization(form), aMessage(form));
        if (status < 400 || status >= 500) failures.push(`received ${JSON.stringify(form)}: ${String(status)}`);
        const outcome = await bot.remind(form);
        if (outcome !== 'unreachable') failures.push(`reminded at ${JSON.stringify(form)}: ${outcome}`);
      }
      const connections = (await bot.measure()).connections - before.connections;
      if (connections > 0 || trapped > 0)
        failures.push(`${String(connections)} connections, ${String(trapped)} trapped`);
      // Whoever counts connections must see one that is made.
      const idle = await control.measure();
      const sent = await control.remind(control.connector.url);
      const seen = (await control.measure()).connections - idle.connections;
      if (sent !== 'delivered' || seen === 0) failures.push(`a good reminder: ${sent}, ${String(seen)} connections`);
      return {
        measured: `${String(forms.length)} forms, each received and reminded at: ${String(connections)} connections; a good one: ${sent} over ${String(seen)}`,
        failures,
      };
    } finally {
      await Promise.all([bot.stop(), control.stop()]);
      trap.close();
    }
  },
};
