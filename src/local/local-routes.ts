import { z } from 'zod';

import type { ReminderScheduler } from '../reminders/reminder-scheduler.ts';
import type { JsonRoute } from '../server/http-server.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { clearStore } from './clear-store.ts';
import { SAMPLE_PEOPLE } from './sample.ts';
import { seedSample, type SampleDestination } from './seed-sample.ts';
import type { SettableClock } from './settable-clock.ts';

const EXAMPLE = '{"now": "2026-11-23T10:00:00+01:00"}';
const instant = z.iso.datetime({ offset: true });
const clockBody = z.object({ now: instant });
const resetBody = z.object({ now: instant.optional() }).optional();

/** What the routes work on. */
export interface LocalRoutesOptions extends SampleDestination {
  readonly clock: SettableClock;
  readonly store: DocumentStore;
  readonly scheduler: ReminderScheduler;
}

/** The routes with which local mode travels in time and starts over. They exist in local mode alone. */
export function localRoutes(options: LocalRoutesOptions): readonly JsonRoute[] {
  const { clock, scheduler } = options;
  return [
    {
      path: '/local/clock',
      handle: async (body) => {
        const read = clockBody.safeParse(body);
        if (!read.success) return { status: 400, body: { error: `Expected an instant, like ${EXAMPLE}` } };
        if (!clock.moveTo(Date.parse(read.data.now))) {
          const now = new Date(clock.nowMs()).toISOString();
          return { status: 400, body: { error: `The clock only moves forward, and it shows ${now} already` } };
        }
        const remindersSent = await scheduler.runNow();
        return { status: 200, body: { now: new Date(clock.nowMs()).toISOString(), remindersSent } };
      },
    },
    {
      path: '/local/reset',
      handle: async (body) => {
        const read = resetBody.safeParse(body);
        if (!read.success) return { status: 400, body: { error: `Expected nothing, or an instant like ${EXAMPLE}` } };
        if (read.data?.now !== undefined) clock.restartAt(Date.parse(read.data.now));
        await resetSample(options);
        return { status: 200, body: { now: new Date(clock.nowMs()).toISOString() } };
      },
    },
  ];
}

/** Restores the sample; the chats that are open stay known. */
async function resetSample(options: LocalRoutesOptions): Promise<void> {
  const { store, people } = options;
  const conversations = await Promise.all(
    SAMPLE_PEOPLE.map(async ({ objectId }) => ({ objectId, conversation: await people.getConversation(objectId) })),
  );
  await clearStore(store);
  for (const { objectId, conversation } of conversations) {
    if (conversation) await people.saveConversation(objectId, conversation);
  }
  await seedSample(options);
}
