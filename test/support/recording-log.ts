import type { Log } from '../../src/application/ports.ts';

/** A log that keeps what it is told. */
export interface RecordingLog extends Log {
  readonly lines: {
    readonly level: string;
    readonly message: string;
    readonly fields: object;
    readonly error?: unknown;
  }[];
}

export function recordingLog(): RecordingLog {
  const lines: RecordingLog['lines'] = [];
  return {
    lines,
    info: (message, fields = {}) => {
      lines.push({ level: 'info', message, fields });
    },
    warn: (message, fields = {}) => {
      lines.push({ level: 'warn', message, fields });
    },
    error: (message, error, fields = {}) => {
      lines.push({ level: 'error', message, fields, error });
    },
  };
}
