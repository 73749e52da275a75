import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';

import { SAMPLE_PEOPLE, SAMPLE_TENANT_ID, type SamplePerson } from './sample.ts';

const PACKAGE = '@microsoft/m365agentsplayground';
/** The playground ends without a word unless its configuration has this many people besides its user. */
const OTHER_PEOPLE = 5;
const START_TIMEOUT_MS = 30_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** What a chat of local mode is started with. */
export interface PlaygroundOptions {
  readonly person: SamplePerson;
  /** The port to try first; when it is taken the playground takes another. */
  readonly port: number;
  readonly botUrl: string;
  /** Where its files go. */
  readonly folder: string;
  readonly opensBrowser: boolean;
  readonly environment: Environment;
}

/** A chat that is running. */
export interface Playground {
  readonly person: SamplePerson;
  readonly url: string;
  stop(): void;
}

/**
 * Starts a Teams-like chat in which `person` talks to the bot.
 * @throws Error when it is not installed or does not start
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { person, port, botUrl, opensBrowser, environment } = options;
  const folder = resolve(options.folder, `chat-${person.key}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify(chatConfig(person), null, 2));
  const child = spawn(
    process.execPath,
    [cliPath(), 'start', '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    {
      cwd: folder,
      env: {
        ...environment,
        TZ: person.timeZone,
        PATH:
          opensBrowser && canOpenBrowser(environment) ? environment['PATH'] : pathWithoutBrowser(folder, environment),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const listensOn = await portOf(child, person);
  return {
    person,
    url: `http://127.0.0.1:${String(listensOn)}`,
    stop: () => {
      child.kill();
    },
  };
}

function cliPath(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), 'cli.js');
  } catch {
    throw new Error(`Local mode needs ${PACKAGE}, which is a development dependency: run "npm ci" without --omit=dev`);
  }
}

/** The file is YAML; JSON is YAML too. */
function chatConfig(person: SamplePerson): object {
  const user = ({ key, name, objectId }: SamplePerson): object => {
    const [givenName = name, surname = ''] = name.split(' ');
    const email = `${key}@staff.example`;
    return { id: `29:${key}`, name, userPrincipleName: email, aadObjectId: objectId, givenName, surname, email };
  };
  const others = SAMPLE_PEOPLE.filter(({ key }) => key !== person.key).slice(0, OTHER_PEOPLE);
  return {
    version: '0.1.1',
    tenantId: SAMPLE_TENANT_ID,
    bot: { id: '28:engagement-start-date', name: 'Engagement Start Date' },
    currentUser: user(person),
    users: others.map(user),
    personalChat: { id: `personal-chat-${person.key}` },
    groupChat: { id: `group-chat-${person.key}`, name: 'A group chat' },
    team: {
      id: `team-${person.key}`,
      name: 'A team',
      aadGroupId: '00000000-0000-4000-8000-000000000301',
      channels: [{ id: `channel-${person.key}`, name: 'A channel' }],
    },
  };
}

/** The playground ends when it cannot open a browser, so where there is none it gets one that does nothing. */
function pathWithoutBrowser(folder: string, environment: Environment): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['xdg-open', 'open']) {
    const file = join(bin, name);
    writeFileSync(file, '#!/bin/sh\nexit 0\n');
    chmodSync(file, 0o755);
  }
  return [bin, environment['PATH'] ?? ''].join(delimiter);
}

function canOpenBrowser(environment: Environment): boolean {
  if (process.platform !== 'linux') return true;
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return false;
  return (environment['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, 'xdg-open')));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function portOf(child: ChildProcess, { name }: SamplePerson): Promise<number> {
  return new Promise((resolvePort, reject) => {
    let said = '';
    const fail = (why: string): void => {
      child.kill();
      reject(new Error(`The chat of ${name} did not start: ${why}. It said: ${said.trim() || 'nothing'}`));
    };
    const timer = setTimeout(() => {
      fail('it was not ready after 30 seconds');
    }, START_TIMEOUT_MS);
    const onOutput = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /Listening on (?<port>\d+)/.exec(said)?.groups?.['port'];
      if (found === undefined) return;
      clearTimeout(timer);
      resolvePort(Number(found));
    };
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with code ${String(code)}`);
    });
  });
}
