import { z } from 'zod';

/** How the bot is run. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** `undefined` in local mode, which authenticates nobody. */
  readonly registration: Registration | undefined;
  /** The tenant of the staff. */
  readonly homeTenantId: string;
  readonly storeFile: string;
  readonly defaultLanguage: 'en' | 'es';
  /** Whether FRP managers may update the engagements of partners. */
  readonly frpUpdates: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** The bot's registration in Entra. */
interface Registration {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly appTenantId: string;
  readonly appPassword: string | undefined;
}

/** How local mode is run, in addition. */
export interface LocalConfig {
  /** Milliseconds since the epoch at which the bot's clock starts; `undefined` for the real time. */
  readonly startsAtMs: number | undefined;
  /** Where local mode keeps its files. */
  readonly folder: string;
  /** Whether to open the chats in a browser. */
  readonly opensBrowser: boolean;
}

/** The settings, or one line for each that is missing or wrong. */
export type ReadResult<T> =
  { readonly ok: true; readonly config: T } | { readonly ok: false; readonly faults: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids are compared as texts, so all of them are lower case. */
function guid(name: string, meaning: string): z.ZodString {
  return z
    .string(`${name} is missing: set it to ${meaning}`)
    .regex(GUID, `${name} is no GUID: set it to ${meaning}`)
    .toLowerCase();
}

const port = z.coerce
  .number('PORT is no number: set it to a port between 1 and 65535')
  .int('PORT is no whole number: set it to a port between 1 and 65535')
  .min(0, 'PORT is below 1: set it to a port between 1 and 65535')
  .max(65535, 'PORT is above 65535: set it to a port between 1 and 65535')
  .default(3978);

const common = {
  PORT: port,
  DEFAULT_LANGUAGE: z.enum(['en', 'es'], 'DEFAULT_LANGUAGE is unknown: set it to en or es').default('en'),
  FRP_UPDATES: z.enum(['yes', 'no'], 'FRP_UPDATES is unknown: set it to yes or no').default('no'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], 'LOG_LEVEL is unknown: set it to debug, info, warn or error')
    .default('info'),
};

const production = z
  .object({
    ...common,
    HOST: z.string().default('0.0.0.0'),
    MicrosoftAppId: guid('MicrosoftAppId', "the bot's application (client) id in Entra"),
    MicrosoftAppTenantId: guid('MicrosoftAppTenantId', "the tenant id of the bot's staff"),
    MicrosoftAppType: z
      .enum(
        ['SingleTenant', 'UserAssignedMSI'],
        'MicrosoftAppType is unknown: set it to SingleTenant or UserAssignedMSI',
      )
      .default('SingleTenant'),
    MicrosoftAppPassword: z.string().optional(),
    SQLITE_FILE: z.string().default('data/engagements.sqlite'),
  })
  .refine(({ MicrosoftAppType, MicrosoftAppPassword }) => MicrosoftAppType !== 'SingleTenant' || MicrosoftAppPassword, {
    error: 'MicrosoftAppPassword is missing: set it to the client secret, or MicrosoftAppType to UserAssignedMSI',
    when: () => true,
  });

const local = z.object({
  ...common,
  // Whoever tries the bot reads addresses, not log lines.
  LOG_LEVEL: common.LOG_LEVEL.unwrap().default('warn'),
  LOCAL_NOW: z.iso
    .datetime({
      offset: true,
      error: 'LOCAL_NOW is no instant: set it like 2026-11-23T10:00:00+01:00, or leave it empty for the real time',
    })
    .optional(),
  LOCAL_FOLDER: z.string().default('.local'),
  LOCAL_OPEN: z.enum(['yes', 'no'], 'LOCAL_OPEN is unknown: set it to yes or no').default('yes'),
});

/** Reads the settings of the bot as a web host runs it; without an application id and tenant it must not start. */
export function readConfig(environment: Environment): ReadResult<Config> {
  return read(production, environment, (values) => ({
    host: values.HOST,
    port: values.PORT,
    registration: {
      appId: values.MicrosoftAppId,
      appType: values.MicrosoftAppType,
      appTenantId: values.MicrosoftAppTenantId,
      appPassword: values.MicrosoftAppPassword,
    },
    homeTenantId: values.MicrosoftAppTenantId,
    storeFile: values.SQLITE_FILE,
    defaultLanguage: values.DEFAULT_LANGUAGE,
    frpUpdates: values.FRP_UPDATES === 'yes',
    logLevel: values.LOG_LEVEL,
  }));
}

/** Reads the settings of local mode: no application id, and therefore nothing but the loopback address. */
export function readLocalConfig(
  environment: Environment,
  sampleTenantId: string,
): ReadResult<{ readonly bot: Config; readonly local: LocalConfig }> {
  return read(local, environment, (values) => ({
    bot: {
      host: '127.0.0.1',
      port: values.PORT,
      registration: undefined,
      homeTenantId: sampleTenantId,
      storeFile: `${values.LOCAL_FOLDER}/bot.sqlite`,
      defaultLanguage: values.DEFAULT_LANGUAGE,
      frpUpdates: values.FRP_UPDATES === 'yes',
      logLevel: values.LOG_LEVEL,
    },
    local: {
      startsAtMs: values.LOCAL_NOW === undefined ? undefined : Date.parse(values.LOCAL_NOW),
      folder: values.LOCAL_FOLDER,
      opensBrowser: values.LOCAL_OPEN === 'yes',
    },
  }));
}

function read<Schema extends z.ZodType, T>(
  schema: Schema,
  environment: Environment,
  build: (values: z.infer<Schema>) => T,
): ReadResult<T> {
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { ok: true, config: build(parsed.data) };
  return { ok: false, faults: [...new Set(parsed.error.issues.map(({ message }) => message))] };
}
