import type { WorkloadEngagement } from '../../domain/engagement.ts';
import type { ByLanguage, Language } from '../../domain/language.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { workloadName } from '../../domain/workload.ts';
import { plainText } from '../adaptive-card.ts';
import { momentInWords, startDateInWords, wording } from '../wording.ts';

/** An engagement that somebody changed while a form about it was open. */
export interface OvertakenEngagement {
  readonly engagement: WorkloadEngagement;
  /** The name of who did, if they are still known. */
  readonly by?: string | undefined;
  /** ISO 8601 instant in UTC. */
  readonly at?: string | undefined;
}

interface Texts {
  readonly changed: (workload: string, by: string, when: string, now: string) => string;
  readonly merged: string;
  readonly check: string;
}

const texts: ByLanguage<Texts> = {
  en: {
    changed: (workload, by, when, now) => `${workload}: changed by ${by} on ${when}; it is now: ${now}.`,
    merged:
      'This customer was recorded twice, and the two records have been merged. Nothing was saved: check the form, which is about the one record now, and save again.',
    check:
      'Nothing was saved. Check whether your answer still fits, and save again; where workloads can be picked, these no longer are.',
  },
  es: {
    changed: (workload, by, when, now) => `${workload}: lo cambió ${by} el ${when}; ahora: ${now}.`,
    merged:
      'Este cliente estaba registrado dos veces y los dos registros se han combinado. No se ha guardado nada: revise el formulario, que ahora trata del registro único, y guarde otra vez.',
    check:
      'No se ha guardado nada. Compruebe si su respuesta sigue valiendo y guarde otra vez; donde se pueden elegir cargas de trabajo, estas ya no lo están.',
  },
};

/** What to say above a form that was overtaken: what changed, by whom and when. It holds names, so it is no Markdown. */
export function overtakenError(
  overtaken: readonly OvertakenEngagement[],
  timeZone: TimeZone,
  language: Language,
): string {
  const words = texts[language];
  const lines = overtaken.map(({ engagement, by = wording[language].somebody, at }) =>
    words.changed(
      workloadName(engagement.workload, language),
      plainText(by),
      at === undefined ? '?' : momentInWords(Date.parse(at), timeZone, language),
      whatItIsNow(engagement, language),
    ),
  );
  return [...lines, words.check].join(' ');
}

/** The date as it is now; of one that has started or been given up it says so. */
function whatItIsNow({ esd, progress }: WorkloadEngagement, language: Language): string {
  const { states } = wording[language];
  if (!esd) return states.noDate;
  const date = startDateInWords(esd, language);
  return progress === 'open' ? date : `${states[progress]}, ${date}`;
}

/** What to say above a form about a record that has been merged into another one meanwhile. */
export function mergedError(language: Language): string {
  return texts[language].merged;
}
