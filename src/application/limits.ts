/** The most writes that the store takes in one batch: a limit of Azure Cosmos DB (learn.microsoft.com, read 2026-11). */
export const BATCH_WRITES = 100;

/** The most reminders that one look at the store shows. */
export const REMINDERS_OF_LOOK = 1000;

/** A reminder that has waited for longer is late. */
export const LATE_MS = 10 * 60_000;

/** Tries of a change that others overtake: more than people who act on one customer at the same moment. */
export const MAX_TRIES = 20;

/** More engagements than one FM looks after. */
export const ENGAGEMENTS_OF_FM = 1000;

/** More FMs than one lead has. */
export const FMS = 200;

/** As far back as a step that is repeated, overtaken or undone can lie in a customer's history. */
export const HISTORY_OF_STEPS = 200;

/** More people than one directory holds. */
export const PEOPLE = 1000;

/** Changes of one person that are shown. */
export const EVENTS_OF_PERSON = 10;
