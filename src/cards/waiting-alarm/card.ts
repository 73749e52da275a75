import type { CalendarDay } from '../../domain/calendar-day.ts';
import { engagementKey, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { ALARM_KINDS, type AlarmKind } from '../../domain/reminder.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, type AdaptiveCard } from '../adaptive-card.ts';
import { openAssignFmVerb } from '../assign-fm/input.ts';
import { openDeliveryVerb } from '../delivery/input.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { daysAway, startDateInWords, wording } from '../wording.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** What a lead is told about one workload. */
export interface AlarmedWorkload {
  readonly kind: AlarmKind;
  readonly engagement: WorkloadEngagement;
}

/** What a lead is told about a customer. */
export interface WaitingAlarmContent {
  readonly language: Language;
  readonly customer: { readonly tenantId: string; readonly customerName: string };
  readonly alarms: readonly AlarmedWorkload[];
  /** Names of the assigned FMs, by object id. */
  readonly names: ReadonlyMap<string, string>;
  /** The day it is for the lead. */
  readonly today: CalendarDay;
  readonly mayBeRepeated: boolean;
}

const render = cardRenderer(template);

/** Tells a lead that a customer may be left waiting, and what they can do (R3). */
export function waitingAlarmCard(content: WaitingAlarmContent): AdaptiveCard {
  const { language, customer, alarms, today, mayBeRepeated } = content;
  const words = texts[language];
  const kinds = kindsOf(alarms);
  const byWorkload = [...Map.groupBy(alarms, ({ engagement }) => engagementKey(engagement))];
  const [only, ...others] = byWorkload.map(([key]) => key);
  const from = only !== undefined && others.length === 0 ? { engagement: only } : {};
  const assign = { verb: openAssignFmVerb, customer: customer.tenantId, ...from };
  const isUnassigned = alarms.some(({ engagement }) => engagement.fmId === undefined);
  return render({
    language,
    speak: titleOf(alarms, language),
    title: titleOf(alarms, language),
    customer: plainText(customer.customerName),
    repeated: mayBeRepeated ? wording[language].repeated.alarm : '',
    rows: byWorkload.flatMap(([, told]) => {
      const [first] = told;
      if (!first) return [];
      const { workload, esd } = first.engagement;
      return [
        {
          workload: workloadName(workload, language),
          date: esd
            ? words.date(startDateInWords(esd, language), daysAway(esd.date, today, language))
            : wording[language].states.noDate,
          alarms: told.map((alarm) => alarmInWords(alarm, content)),
        },
      ];
    }),
    remedies: kinds.map((kind) => words.remedies[kind]),
    actions: [
      plainAction(isUnassigned ? words.assign : words.reassign, assign, isUnassigned ? 'positive' : 'default'),
      plainAction(wording[language].openCustomer, openCustomerData(customer.tenantId)),
      ...(kinds.includes('undelivered') ? [plainAction(words.delivery, { verb: openDeliveryVerb })] : []),
    ],
  });
}

/** What stands in the notification of the card. */
export function waitingAlarmSummary({ language, customer, alarms }: WaitingAlarmContent): string {
  return `${titleOf(alarms, language)}: ${plainText(customer.customerName)}`;
}

/** How things stand with a workload, in a sentence that may hold the name of its FM. */
function alarmInWords(
  { kind, engagement: { fmId } }: AlarmedWorkload,
  { language, names }: Pick<WaitingAlarmContent, 'language' | 'names'>,
): string {
  const words = texts[language];
  return plainText(words.alarms[kind](fmId === undefined ? undefined : (names.get(fmId) ?? words.unknownFm)));
}

function titleOf(alarms: readonly AlarmedWorkload[], language: Language): string {
  const [only, ...others] = kindsOf(alarms);
  return texts[language].titles[only === undefined || others.length > 0 ? 'several' : only];
}

function kindsOf(alarms: readonly AlarmedWorkload[]): readonly AlarmKind[] {
  return ALARM_KINDS.filter((kind) => alarms.some((alarm) => alarm.kind === kind));
}
