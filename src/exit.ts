/** How the program ends, in the numbers of sysexits.h. */
export const EXIT = {
  /** What stands in the way has to be done first. */
  refused: 1,
  /** The command was typed wrongly. */
  usage: 64,
  /** A file that was given is wrong. */
  data: 65,
  /** A file that was given cannot be read. */
  noInput: 66,
  /** Something is away that will be back. */
  temporary: 75,
  /** The configuration is wrong. */
  config: 78,
} as const;

/** Tells what is wrong with the settings; the program ends as soon as nothing is left to do. */
export function exitForFaults(faults: readonly string[]): void {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stderr.write(
    'The settings are explained in .env.example. To try the bot without any, run "npm run local".\n',
  );
  process.exitCode = EXIT.config;
}
