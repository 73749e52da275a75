import type { CalendarDay } from '../../domain/calendar-day.ts';
import { monthOf, type Month } from '../../domain/fm-load.ts';
import type { Language } from '../../domain/language.ts';
import { workloadName } from '../../domain/workload.ts';
import { plainText, type AdaptiveCard } from '../adaptive-card.ts';
import { dropdownField } from '../field.ts';
import { fmChoice, monthName, peopleStyle, type FmOption } from '../fm-choice.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { listed, wording } from '../wording.ts';
import { assignFmVerb, NO_FM } from './input.ts';
import { texts } from './texts.ts';

/** The form, with the FMs there are. */
export interface AssignFmForm extends ChangeForm {
  readonly fms: readonly FmOption[];
  /** Names of those who are assigned now, by object id. */
  readonly names: ReadonlyMap<string, string>;
  /** The day it is for the reader. */
  readonly today: CalendarDay;
}

/** The form that assigns an FM: who looks after what now, and everybody's load in the month the work begins. */
export function assignFmCard(content: AssignFmForm): AdaptiveCard {
  const { language, options, form, fms } = content;
  const words = texts[language];
  const month = firstMonth(content);
  const isAnyAssigned = options.some(({ engagement }) => engagement.fmId !== undefined);
  const choices = [
    ...fms.map((option) => fmChoice(option, month, language)),
    ...(isAnyAssigned ? [{ title: words.nobody, value: NO_FM }] : []),
  ];
  return formCard(content, {
    title: words.title,
    intro: words.intro,
    details: whoIsAssigned(content),
    fields: [
      dropdownField({
        id: 'fmId',
        label: words.fm,
        form,
        required: words.fmRequired,
        placeholder: words.fmPlaceholder,
        choices,
        style: peopleStyle(choices),
      }),
    ],
    data: changeData(assignFmVerb, content),
  });
}

/** The month in which the earliest of the offered engagements begins; the present one when that has passed or is not known. */
function firstMonth({ options, today }: AssignFmForm): Month {
  const [earliest] = options
    .flatMap(({ engagement: { esd, progress } }) => (esd && progress !== 'started' ? [esd.date] : []))
    .toSorted();
  return monthOf(earliest !== undefined && earliest > today ? earliest : today);
}

/** A line for each FM and their workloads. */
function whoIsAssigned({ language, options, names }: AssignFmForm): readonly string[] {
  const byFm = Map.groupBy(options, ({ engagement: { fmId, deliveryChannel } }) => {
    if (fmId !== undefined) return plainText(names.get(fmId) ?? fmId);
    return deliveryChannel === 'frp' ? wording[language].delivery.frp : wording[language].noFm;
  });
  return [...byFm].map(([who, theirs]) => {
    const workloads = theirs.map(({ engagement }) => workloadName(engagement.workload, language));
    return texts[language].assigned(who, listed(workloads, language));
  });
}

/** What to say when an FM has more to start than they can, in these months. */
export function overCapacityText(
  { fm: { name, capacityPerMonth }, byMonth }: FmOption,
  months: Iterable<Month>,
  language: Language,
): string {
  if (capacityPerMonth === undefined) return '';
  return [...new Set(months)]
    .toSorted()
    .flatMap((month) => {
      const count = byMonth.get(month) ?? 0;
      if (count <= capacityPerMonth) return [];
      return [texts[language].overCapacity(plainText(name), monthName(month, language), count, capacityPerMonth)];
    })
    .join(' ');
}
