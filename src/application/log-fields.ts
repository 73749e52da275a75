/**
 * Everything a log line may tell besides its fixed text.
 * - `id` of a person, a customer or a chat; written hashed
 * - `number` a count, a duration or a port
 * - `code` a word of the program's own, never one that somebody else has chosen
 */
export const LOG_FIELDS = {
  personId: 'id',
  tenantId: 'id',
  conversationId: 'id',
  useCase: 'code',
  type: 'code',
  outcome: 'code',
  reference: 'code',
  warning: 'code',
  port: 'number',
  status: 'number',
  runs: 'number',
  requests: 'number',
  requestUnits: 'number',
  workloads: 'number',
  skewMs: 'number',
  opened: 'number',
  moved: 'number',
  late: 'number',
  blocked: 'number',
  dead: 'number',
} as const satisfies Readonly<Record<string, LogFieldKind>>;

type LogFieldKind = 'id' | 'number' | 'code';

/** Fields of a log line. Names, notes, texts of cards and tokens have no field, so they cannot be logged. */
export type LogFields = {
  readonly [Field in keyof typeof LOG_FIELDS]?: (typeof LOG_FIELDS)[Field] extends 'number'
    ? number | undefined
    : string | undefined;
};
