import { DOOR_MUTANTS } from './door-mutants.ts';
import type { Mutant } from './mutant.ts';

/** How long a worker holds a reminder, and how long it may have held it when it sends. */
const LEASE_AND_AGE = `export const LEASE_MS = 120_000;
/** Longer than a send may take. */
const SEND_MS = 10_000;
/** For writing down what became of it. */
const RECORD_MS = 15_000;
/** A worker that has held its intent for longer than this does not send any more: another may be about to. */
export const SEND_WITHIN_MS = LEASE_MS - SEND_MS - RECORD_MS;`;

export const MUTANTS: readonly Mutant[] = [
  {
    mistake: 'takes a date outside In Progress (I1)',
    file: 'src/domain/decide-capture.ts',
    text: "if (engagement.l1 !== 'inProgress') return refuse('not-in-progress');",
    replacement: '',
  },
  {
    mistake: 'moves the date when a customer becomes inactive (I8)',
    file: 'src/domain/decide-inactive.ts',
    text: "changed(engagement, { progress: 'inactive' })",
    replacement:
      "changed(engagement, { progress: 'inactive', esd: engagement.esd && { ...engagement.esd, date: context.today } })",
  },
  {
    mistake: 'moves the date of an inactive engagement (I7)',
    file: 'src/domain/decision.ts',
    text: "      return 'inactive';",
    replacement: '      return undefined;',
  },
  {
    mistake: 'saves a changed date without its note (I5)',
    file: 'src/application/change-engagements.ts',
    text: 'notes: note ? [note] : [],',
    replacement: 'notes: [],',
  },
  {
    mistake: 'takes a rescheduling for something that needs no note (I5)',
    file: 'src/domain/status-note.ts',
    text: "    case 'startDateRescheduled':\n    case 'customerReplied':\n    case 'reactivated':\n    case 'markedInactive':\n",
    replacement: "    case 'customerReplied':\n    case 'reactivated':\n    case 'markedInactive':\n",
  },
  {
    mistake: 'stores a kickoff before the start (I12)',
    file: 'src/domain/decide-kickoff.ts',
    text: 'if (kickoffDate && engagement.esd && kickoffDate < engagement.esd.date) {',
    replacement: 'if (kickoffDate && engagement.esd && startMovesBecause && kickoffDate < engagement.esd.date) {',
  },
  {
    mistake: 'moves a start past its kickoff (I12)',
    file: 'src/domain/start-date.ts',
    text: "if (remedy === undefined) return 'conflict';",
    replacement: 'if (remedy === undefined) return kickoffDate;',
  },
  {
    mistake: "counts partners' work in the load of an FM (I18)",
    file: 'src/domain/fm-load.ts',
    text: "if (engagement.deliveryChannel === 'frp') return false;",
    replacement: '',
  },
  {
    mistake: 'reminds of work from before the field existed (I14)',
    file: 'src/domain/reminder.ts',
    text: "    engagement.origin !== 'preexisting' &&\n",
    replacement: '',
  },
  {
    mistake: 'lists work from before the field existed as missing its date (I14)',
    file: 'src/domain/engagement.ts',
    text: "!esd && origin !== 'preexisting' &&",
    replacement: '!esd &&',
  },
  {
    mistake: 'takes an actual start that has not come (I10)',
    file: 'src/domain/start-date.ts',
    text: "if (date > today) return 'date-in-future';",
    replacement: '',
  },
  {
    mistake: 'stores an estimate on another day than the first (I11)',
    file: 'src/domain/start-date.ts',
    text: "return precision === 'month' ? firstOfMonth(date) : date;",
    replacement: 'return date;',
  },
  {
    mistake: 'takes a date that has passed (E5)',
    file: 'src/domain/start-date.ts',
    text: "if (date < today) return requested.precision === 'month' ? 'month-already-begun' : 'date-in-past';",
    replacement: '',
  },
  {
    mistake: 'lets a delegate act while nobody is away (I19)',
    file: 'src/domain/permission.ts',
    text: 'isAway(fm, fmToday) && ',
    replacement: '',
  },
  {
    mistake: 'lets Gateway move a date after an FM was assigned (U5)',
    file: 'src/domain/permission.ts',
    text: 'return engagement.fmId === undefined;',
    replacement: 'return true;',
  },
  {
    mistake: 'corrects an own first entry without a note for ever (E22)',
    file: 'src/domain/decide-correct.ts',
    text: '<= SILENT_MINUTES * 60_000',
    replacement: '<= Infinity',
  },
  {
    mistake: 'merges a date into an inactive engagement (I7)',
    file: 'src/domain/decide-merge.ts',
    text: "surviving.progress === 'inactive' || ",
    replacement: '',
  },
  {
    mistake: 'keeps a date that was taken back (U23)',
    file: 'src/domain/decide-void.ts',
    text: 'esd: undefined,',
    replacement: 'esd,',
  },
  {
    mistake: 'reminds of what a partner delivers (I15)',
    file: 'src/domain/reminder.ts',
    text: "    engagement.deliveryChannel !== 'frp' &&\n",
    replacement: '',
  },
  {
    mistake: 'takes an attempt for a start (I9)',
    file: 'src/domain/decide-attempt.ts',
    text: '{ attempts: [...engagement.attempts, attempt] }',
    replacement: "{ attempts: [...engagement.attempts, attempt], progress: 'started' }",
  },
  {
    mistake: 'gives a customer up whom nobody has tried (R30)',
    file: 'src/domain/decide-inactive.ts',
    text: "if (state === 'due') return refuse('no-attempt-yet');",
    replacement: '',
  },
  {
    mistake: 'forgets the date when another FM takes over (I20)',
    file: 'src/domain/decide-assignment.ts',
    text: 'changed(engagement, { fmId })',
    replacement: 'changed(engagement, { fmId, esd: undefined })',
  },
  {
    mistake: 'takes the answer of a card that was overtaken (E23)',
    file: 'src/application/change-engagements.ts',
    text: 'before.esdVersion !== target.esdVersion ||',
    replacement: '',
  },
  {
    mistake: 'takes any reason, however short (U20)',
    file: 'src/domain/reason.ts',
    text: '< REASON_MIN_CHARACTERS',
    replacement: '< 0',
  },
  {
    mistake: 'fails to put a question off twice (U1)',
    file: 'src/application/plan-reminders.ts',
    text: "effect === 'snooze' ? effect : plan.kind",
    replacement: 'plan.kind',
  },
  {
    mistake: 'reminds in the evening (P9)',
    file: 'src/domain/reminder.ts',
    text: 'RECEPTIVE_HOURS.from <= time && time < RECEPTIVE_HOURS.until',
    replacement: 'RECEPTIVE_HOURS.from <= time',
  },
  {
    mistake: 'lets a pause hold alarms back (P10)',
    file: 'src/domain/reminder.ts',
    text: 'const isPaused = !isUrgent && ',
    replacement: 'const isPaused = ',
  },
  {
    mistake: 'puts alarms off along with the question (P4)',
    file: 'src/application/plan-reminders.ts',
    text: "kind !== 'undelivered' && !(effect === 'snooze' && isAlarm(kind))",
    replacement: "kind !== 'undelivered'",
  },
  {
    mistake: 'suggests to give a customer up after attempts over one channel (P5)',
    file: 'src/domain/reminder.ts',
    text: 'new Set(unanswered.map(({ channel }) => channel)).size >= GIVE_UP.channels',
    replacement: 'GIVE_UP.channels > 0',
  },
  {
    mistake: 'reminds on a holiday of the FM (E1)',
    file: 'src/domain/working-days.ts',
    text: ' && calendar.holidayOn(day) === undefined',
    replacement: '',
  },
  {
    mistake: 'takes the refusal of a repeated batch for a conflict',
    file: 'src/store/cosmos-document-store.ts',
    text: 'conflict && mayBeDone && (await this.#isDone(partition, writes, batchId)) ? undefined : conflict',
    replacement: 'conflict',
  },
  {
    mistake: "takes somebody else's batch for its own",
    file: 'src/store/cosmos-document-store.ts',
    text: 'if (item?.writtenBy === batchId) return true;',
    replacement: 'if (item) return true;',
  },
  {
    mistake: 'replaces whatever version there is',
    file: 'src/store/cosmos-document-store.ts',
    text: '        ifMatch: write.etag,\n',
    replacement: '',
  },
  {
    mistake: 'takes a batch with an operation that was turned away for done',
    file: 'src/store/cosmos-document-store.ts',
    text: '      throw new FailedOperation(status);\n',
    replacement: '      return undefined;\n',
  },
  {
    mistake: 'gives up a put when somebody else puts the same',
    file: 'src/store/cosmos-document-store.ts',
    text: 'if (!isOfPut || tries >= MAX_PUT_TRIES) throw conflict;',
    replacement: 'throw conflict;',
  },
  {
    mistake: 'looks only at the first document to find its own batch',
    file: 'src/store/cosmos-document-store.ts',
    text: 'isAllGone &&= item === undefined;',
    replacement: 'return false;',
  },
  {
    mistake: 'does not repeat what was not answered',
    file: 'src/store/cosmos-retry.ts',
    text: ': UNANSWERED.has(code);',
    replacement: ': false;',
  },
  {
    mistake: 'believes that a write which was not answered was not done',
    file: 'src/store/cosmos-retry.ts',
    text: 'return status !== 429 && status !== 449;',
    replacement: 'return status !== 429 && status !== 449 && status !== undefined;',
  },
  {
    mistake: 'starts on a copy that is not complete',
    file: 'src/store/copy-store.ts',
    text: "copyShape.parse(mark.body).state === 'underway'",
    replacement: 'false',
  },
  {
    mistake: 'does not compare a copy with its source',
    file: 'src/store/copy-store.ts',
    text: 'if (!isSame) throw differs(partition, id);',
    replacement: '',
  },
  {
    mistake: 'takes a reminder over that another worker has just taken',
    file: 'src/store/customer-document-records.ts',
    text: "{ kind: 'replace', id: value.id, etag, body: reminderBody(value), ...lifetime }",
    replacement: "{ kind: 'put', id: value.id, body: reminderBody(value), ...lifetime }",
    tests: 'reminders',
  },
  {
    mistake: 'moves a date and leaves its reminder alone',
    file: 'src/application/change-engagements.ts',
    text: 'changedReminders: [...cancelled, ...pointless.slice(0, BATCH_WRITES - writes)],',
    replacement: 'changedReminders: [],',
    tests: 'reminders',
  },
  {
    mistake: 'sends at once again what nobody confirmed',
    file: 'src/reminders/reminder-delivery.ts',
    text: '      outcome = await send(recipient);\n',
    replacement:
      "      outcome = await send(recipient);\n      if (outcome.kind === 'inDoubt') outcome = await send(recipient);\n",
    tests: 'reminders',
  },
  {
    mistake: 'holds a reminder for half a minute and sends it however late it is',
    file: 'src/reminders/reminder-states.ts',
    text: LEASE_AND_AGE,
    replacement: LEASE_AND_AGE.replace('120_000', '30_000').replace('LEASE_MS - SEND_MS - RECORD_MS', 'Infinity'),
    tests: 'reminders',
  },
  {
    mistake: 'believes that a write which failed was done',
    file: 'src/reminders/held-reminders.ts',
    text: 'const outcome = await this.#customers.save({ tenantId, changedReminders });',
    replacement: "const outcome = await this.#customers.save({ tenantId, changedReminders }).catch(() => 'saved');",
    tests: 'reminders',
  },
  {
    mistake: 'takes a reminder over and leaves it to others, too',
    file: 'src/reminders/reminder-states.ts',
    text: "state: 'claimed', claimToken: token, nextAtMs: nowMs + LEASE_MS };",
    replacement: "state: 'claimed', claimToken: token };",
    tests: 'reminders',
  },
  {
    mistake: 'takes what nobody confirmed for sent',
    file: 'src/reminders/reminder-states.ts',
    text: ": { ...free, state: 'pending', inDoubt: true, nextAtMs: nowMs + IN_DOUBT_MS };",
    replacement: ": { ...free, state: 'sent', nextAtMs: undefined };",
    tests: 'reminders',
  },
  {
    mistake: 'does not say that a message may be repeated',
    file: 'src/reminders/reminder-delivery.ts',
    text: 'mayBeRepeated: intended.some(({ questions }) => questions.some(({ reminder }) => reminder.inDoubt)),',
    replacement: 'mayBeRepeated: false,',
    tests: 'reminders',
  },
  {
    mistake: 'forgets that somebody was sending when their lease ran out',
    file: 'src/reminders/reminder-states.ts',
    text: "const inDoubt = reminder.inDoubt || reminder.state === 'sending';",
    replacement: 'const inDoubt = reminder.inDoubt;',
    tests: 'reminders',
  },
  {
    mistake: 'sends again before the channel wants it',
    file: 'src/reminders/reminder-states.ts',
    text: 'Math.max(outcome.retryAfterMs ?? 0, pauseMs)',
    replacement: 'pauseMs',
    tests: 'reminders',
  },
  {
    mistake: 'reminds people at night',
    file: 'src/reminders/reminder-delivery.ts',
    text: 'if (readyAtMs > nowMs) aside.push(',
    replacement: 'if (readyAtMs < 0) aside.push(',
    tests: 'reminders',
  },
  {
    mistake: 'does not tell the leads what did not arrive',
    file: 'src/reminders/change-after-send.ts',
    text: 'newReminders: undeliveredAlarms(tenant, undelivered, nowMs),',
    replacement: 'newReminders: [],',
    tests: 'reminders',
  },
  ...DOOR_MUTANTS,
];
