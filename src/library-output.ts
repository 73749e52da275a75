import type { Log } from './application/ports.ts';

/** What libraries call. */
const METHODS = ['debug', 'dir', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * Replaces what libraries and the runtime print, which may be requests, keys and whole errors, with a line in the log that
 * tells no more than the kind of error. The program itself prints with `process.stdout` and `process.stderr` alone.
 * What nobody caught is logged in the same way and ends the process.
 */
export function logLibraryOutput(log: Log): void {
  for (const method of METHODS) {
    // Not `console` by its name, so that it is clear that nothing is printed here.
    globalThis.console[method] = (...printed: readonly unknown[]) => {
      const error = printed.find((part) => part instanceof Error);
      if (error) log.error('A library reported an error', error);
      else if (method === 'error' || method === 'warn') log.warn('A library printed a warning');
      else log.info('A library printed something');
    };
  }
  process.removeAllListeners('warning');
  if (process.env['NODE_NO_WARNINGS'] !== '1') {
    process.on('warning', ({ name }) => {
      log.warn('The runtime warns', { warning: name });
    });
  }
  process.once('uncaughtException', (error) => {
    log.error('Nobody expected this error, and the program ends', error);
    process.exit(1);
  });
}
