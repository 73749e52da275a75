import { z } from 'zod';

/** How the bot is run. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** `undefined` in local mode, which authenticates nobody. */
  readonly registration: Registration | undefined;
  /** The tenant of the staff. */
  readonly homeTenantId: string;
  readonly store: StoreConfig;
  readonly defaultLanguage: 'en' | 'es';
  /** Object ids of people who are administrators whatever the directory says, in lower case. */
  readonly adminObjectIds: readonly string[];
  /** Whether FRP managers may update the engagements of partners. */
  readonly frpUpdates: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly reminders: ReminderConfig;
  /** How long records live that nobody needs for ever; the usual periods when `undefined`. */
  readonly retention?: RetentionConfig | undefined;
  readonly door: DoorConfig;
}

/** In days. */
export interface RetentionConfig {
  /** Traces of answered cards. */
  readonly clickDays: number;
  /** Reminders that are sent or cancelled. */
  readonly reminderDays: number;
  /** Where people without a role can be written to. */
  readonly strangerDays: number;
}

/** How much is asked of the bot at most, and by whom it is. */
export interface DoorConfig {
  /** How many messages and clicks of one person are answered in a minute. */
  readonly actionsPerMinute: number;
  /** How many proxies before the bot add the address they saw to `X-Forwarded-For`. */
  readonly trustedProxies: number;
}

/** How reminders go out. */
export interface ReminderConfig {
  /** What becomes of a send that nobody confirmed: it is sent again, marked, or held for a lead. */
  readonly inDoubt: 'resend' | 'hold';
  /** The most messages that this process sends in a second. */
  readonly sendsPerSecond: number;
  /** The least pause between two messages to one chat. */
  readonly secondsPerChat: number;
}

/** Where the records are kept. */
export type StoreConfig = SqliteConfig | CosmosConfig;

/** The embedded store of one machine. */
export interface SqliteConfig {
  readonly kind: 'sqlite';
  readonly file: string;
}

/** A container of Azure Cosmos DB, for any number of machines. */
export interface CosmosConfig {
  readonly kind: 'cosmos';
  readonly endpoint: string;
  /** `undefined` for the identity the program runs as. */
  readonly key: string | undefined;
  /** Client id of the managed identity the bot is registered with; `undefined` for the host's own one. */
  readonly identityClientId: string | undefined;
  readonly database: string;
  readonly container: string;
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

/** People who are administrators even while nobody has entered anybody. */
const adminObjectIds = z
  .string()
  .toLowerCase()
  .transform((ids) => [...new Set(ids.split(',').map((id) => id.trim()))].filter((id) => id !== ''))
  .refine((ids) => ids.every((id) => GUID.test(id)), {
    error: 'ADMIN_OBJECT_IDS is no list of object ids: set it to GUIDs from Entra, with commas between them',
  })
  .default([]);

const port = z.coerce
  .number('PORT is no number: set it to a port between 1 and 65535')
  .int('PORT is no whole number: set it to a port between 1 and 65535')
  .min(0, 'PORT is below 1: set it to a port between 1 and 65535')
  .max(65535, 'PORT is above 65535: set it to a port between 1 and 65535')
  .default(3978);

const storeSettings = {
  STORE: z.enum(['sqlite', 'cosmos'], 'STORE is unknown: set it to sqlite or cosmos').default('sqlite'),
  COSMOS_ENDPOINT: z
    .string()
    .refine(isAccountAddress, 'COSMOS_ENDPOINT is no address: set it like https://<account>.documents.azure.com')
    .optional(),
  COSMOS_KEY: z.base64("COSMOS_KEY is no key: copy the account's primary or secondary key as a whole").optional(),
  COSMOS_DATABASE: cosmosName('COSMOS_DATABASE', 'a database').default('engagement-start-dates'),
  COSMOS_CONTAINER: cosmosName('COSMOS_CONTAINER', 'a container').default('records'),
};

const reminderSettings = {
  REMINDER_IN_DOUBT: z
    .enum(['resend', 'hold'], 'REMINDER_IN_DOUBT is unknown: set it to resend or hold')
    .default('resend'),
  REMINDER_SENDS_PER_SECOND: pace(
    'REMINDER_SENDS_PER_SECOND',
    'a number from 1 to 50; all processes together may send 50 a second',
    1,
    50,
  ).default(10),
  REMINDER_SECONDS_PER_CHAT: pace('REMINDER_SECONDS_PER_CHAT', 'a number from 0 to 60', 0, 60).default(2),
};

const retentionSettings = {
  RETENTION_CLICK_DAYS: days('RETENTION_CLICK_DAYS', 7).default(90),
  RETENTION_REMINDER_DAYS: days('RETENTION_REMINDER_DAYS', 30).default(400),
  RETENTION_STRANGER_DAYS: days('RETENTION_STRANGER_DAYS', 1).default(30),
};

function days(name: string, min: number): z.ZodCoercedNumber {
  const error = `${name} is out of range: set it to a whole number of days from ${String(min)} to 3650`;
  return z.coerce.number(error).int(error).min(min, error).max(3650, error);
}

const doorSettings = {
  PERSON_ACTIONS_PER_MINUTE: wholeNumber('PERSON_ACTIONS_PER_MINUTE', 10, 1000).default(60),
  TRUSTED_PROXIES: wholeNumber('TRUSTED_PROXIES', 0, 5).default(0),
};

function wholeNumber(name: string, min: number, max: number): z.ZodCoercedNumber {
  const error = `${name} is out of range: set it to a whole number from ${String(min)} to ${String(max)}`;
  return z.coerce.number(error).int(error).min(min, error).max(max, error);
}

function pace(name: string, meaning: string, min: number, max: number): z.ZodCoercedNumber {
  const error = `${name} is out of range: set it to ${meaning}`;
  return z.coerce.number(error).min(min, error).max(max, error);
}

const sqliteFile = z.string().default('data/engagements.sqlite');

/** "Naming limits" of the service's documentation on quotas, learn.microsoft.com, read 2026-11. */
function cosmosName(name: string, of: string): z.ZodString {
  return z
    .string()
    .regex(/^[^/\\?#]{1,255}$/, `${name} is no name of ${of}: set it to 1 to 255 characters without / \\ ? #`);
}

/** The key goes along with every request, so nothing but the machine itself is asked without encryption. */
function isAccountAddress(address: string): boolean {
  return URL.parse(address)?.protocol === 'https:' || (URL.parse(address)?.protocol === 'http:' && isLoopback(address));
}

function isLoopback(address: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(address)?.hostname ?? '');
}

/** What of Cosmos DB is given, as far as it goes together. */
interface GivenCosmos {
  readonly STORE: string;
  readonly COSMOS_ENDPOINT?: string | undefined;
  readonly COSMOS_KEY?: string | undefined;
}

/** A rule of settings that go together, for a store in Cosmos DB alone. */
function cosmosRule(
  isMet: (endpoint: string, key: string | undefined) => boolean,
  error: string,
): readonly [(given: GivenCosmos) => boolean, { readonly error: string; readonly when: () => boolean }] {
  return [
    ({ STORE, COSMOS_ENDPOINT = '', COSMOS_KEY }) => STORE !== 'cosmos' || isMet(COSMOS_ENDPOINT, COSMOS_KEY),
    { error, when: () => true },
  ];
}

const needsEndpoint = cosmosRule(
  (endpoint) => endpoint !== '',
  'COSMOS_ENDPOINT is missing: set it like https://<account>.documents.azure.com, or STORE to sqlite',
);

const needsKey = cosmosRule(
  (endpoint, key) => key !== undefined || !endpoint.startsWith('http:'),
  'COSMOS_KEY is missing: an identity is shown to an account by https alone, so set the key of the emulator',
);

/** Local mode fills its store with a sample and empties it again: it must not meet anybody's records. */
const needsOwnAccount = cosmosRule(
  (endpoint) => endpoint === '' || isLoopback(endpoint),
  'COSMOS_ENDPOINT is of another machine: for local mode set it to an emulator on this one, or STORE to sqlite',
);

const common = {
  ...storeSettings,
  ...reminderSettings,
  ...retentionSettings,
  ...doorSettings,
  PORT: port,
  ADMIN_OBJECT_IDS: adminObjectIds,
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
    SQLITE_FILE: sqliteFile,
  })
  .refine(({ MicrosoftAppType, MicrosoftAppPassword }) => MicrosoftAppType !== 'SingleTenant' || MicrosoftAppPassword, {
    error: 'MicrosoftAppPassword is missing: set it to the client secret, or MicrosoftAppType to UserAssignedMSI',
    when: () => true,
  })
  .refine(...needsEndpoint)
  .refine(...needsKey);

const local = z
  .object({
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
  })
  .refine(...needsEndpoint)
  .refine(...needsKey)
  .refine(...needsOwnAccount);

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
    store: storeOf(
      values,
      values.SQLITE_FILE,
      values.MicrosoftAppType === 'UserAssignedMSI' ? values.MicrosoftAppId : undefined,
    ),
    defaultLanguage: values.DEFAULT_LANGUAGE,
    adminObjectIds: values.ADMIN_OBJECT_IDS,
    frpUpdates: values.FRP_UPDATES === 'yes',
    logLevel: values.LOG_LEVEL,
    reminders: remindersOf(values),
    retention: retentionOf(values),
    door: doorOf(values),
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
      store: storeOf(values, `${values.LOCAL_FOLDER}/bot.sqlite`),
      defaultLanguage: values.DEFAULT_LANGUAGE,
      adminObjectIds: values.ADMIN_OBJECT_IDS,
      frpUpdates: values.FRP_UPDATES === 'yes',
      logLevel: values.LOG_LEVEL,
      reminders: remindersOf(values),
      retention: retentionOf(values),
      door: doorOf(values),
    },
    local: {
      startsAtMs: values.LOCAL_NOW === undefined ? undefined : Date.parse(values.LOCAL_NOW),
      folder: values.LOCAL_FOLDER,
      opensBrowser: values.LOCAL_OPEN === 'yes',
    },
  }));
}

const storeAlone = z
  .object({
    ...storeSettings,
    SQLITE_FILE: sqliteFile,
    MicrosoftAppId: z.string().optional(),
    MicrosoftAppType: z.string().optional(),
  })
  .refine(...needsEndpoint)
  .refine(...needsKey);

/** Reads which store is used, for scripts that work on it beside the bot. */
export function readStoreConfig(environment: Environment): ReadResult<StoreConfig> {
  return read(storeAlone, environment, (values) =>
    storeOf(
      values,
      values.SQLITE_FILE,
      values.MicrosoftAppType === 'UserAssignedMSI' ? values.MicrosoftAppId : undefined,
    ),
  );
}

const copy = z.object({ ...storeSettings, SQLITE_FILE: sqliteFile });

/** Reads the settings of both stores; `argv` names first the kind of the one to copy from, then that of the other. */
export function readCopyConfig(
  environment: Environment,
  argv: readonly string[],
): ReadResult<{ readonly source: StoreConfig; readonly target: StoreConfig }> {
  const [from, to, ...others] = argv;
  const isKnown = (from === 'sqlite' && to === 'cosmos') || (from === 'cosmos' && to === 'sqlite');
  if (!isKnown || others.length > 0) {
    return {
      ok: false,
      faults: ['Expected what to copy from and to: "npm run store:copy -- sqlite cosmos" or "... -- cosmos sqlite"'],
    };
  }
  return read(copy.refine(...needsEndpoint).refine(...needsKey), { ...environment, STORE: 'cosmos' }, (values) => {
    const stores = { sqlite: storeOf({ ...values, STORE: 'sqlite' }, values.SQLITE_FILE), cosmos: storeOf(values, '') };
    return { source: stores[from], target: stores[to] };
  });
}

const peopleImport = z.object({
  ...storeSettings,
  MicrosoftAppTenantId: guid('MicrosoftAppTenantId', "the tenant id of the bot's staff"),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppType: z.string().optional(),
  ADMIN_OBJECT_IDS: adminObjectIds,
  SQLITE_FILE: sqliteFile,
});

/** How a file of people is read into the store of the bot. */
export interface PeopleImportConfig {
  readonly file: string;
  /** Whether changes are made, or only told. */
  readonly applies: boolean;
  readonly store: StoreConfig;
  readonly homeTenantId: string;
  readonly adminObjectIds: readonly string[];
}

/** Reads the settings of the store and whose people they are; `argv` names the file, and `--apply` to make the changes. */
export function readPeopleImportConfig(
  environment: Environment,
  argv: readonly string[],
): ReadResult<PeopleImportConfig> {
  const [file, ...others] = argv.filter((argument) => argument !== '--apply');
  if (file === undefined || file.startsWith('-') || others.length > 0) {
    return {
      ok: false,
      faults: ['Expected a file: "npm run people:import -- people.csv", with "--apply" after it to make the changes'],
    };
  }
  return read(peopleImport.refine(...needsEndpoint).refine(...needsKey), environment, (values) => ({
    file,
    applies: argv.includes('--apply'),
    store: storeOf(
      values,
      values.SQLITE_FILE,
      values.MicrosoftAppType === 'UserAssignedMSI' ? values.MicrosoftAppId : undefined,
    ),
    homeTenantId: values.MicrosoftAppTenantId,
    adminObjectIds: values.ADMIN_OBJECT_IDS,
  }));
}

function remindersOf(values: z.infer<z.ZodObject<typeof reminderSettings>>): ReminderConfig {
  return {
    inDoubt: values.REMINDER_IN_DOUBT,
    sendsPerSecond: values.REMINDER_SENDS_PER_SECOND,
    secondsPerChat: values.REMINDER_SECONDS_PER_CHAT,
  };
}

function retentionOf(values: z.infer<z.ZodObject<typeof retentionSettings>>): RetentionConfig {
  return {
    clickDays: values.RETENTION_CLICK_DAYS,
    reminderDays: values.RETENTION_REMINDER_DAYS,
    strangerDays: values.RETENTION_STRANGER_DAYS,
  };
}

function doorOf(values: z.infer<z.ZodObject<typeof doorSettings>>): DoorConfig {
  return { actionsPerMinute: values.PERSON_ACTIONS_PER_MINUTE, trustedProxies: values.TRUSTED_PROXIES };
}

type StoreSettings = z.infer<z.ZodObject<typeof storeSettings>>;

function storeOf(values: StoreSettings, file: string, identityClientId?: string): StoreConfig {
  const { STORE, COSMOS_ENDPOINT: endpoint } = values;
  if (STORE === 'sqlite' || endpoint === undefined) return { kind: 'sqlite', file };
  return {
    kind: 'cosmos',
    endpoint,
    key: values.COSMOS_KEY,
    identityClientId,
    database: values.COSMOS_DATABASE,
    container: values.COSMOS_CONTAINER,
  };
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
