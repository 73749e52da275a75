import type { WorkloadEngagement } from '../domain/engagement.ts';
import type { ByLanguage, Language } from '../domain/language.ts';
import { workloadName } from '../domain/workload.ts';
import type { TargetInput } from './answer-input.ts';
import { multiChoiceField, type FieldView, type FormState } from './field.ts';
import { startDateInWords } from './wording.ts';

const texts: ByLanguage<{ label: string; required: string; tooMany: (limit: number) => string }> = {
  en: {
    label: 'For which workloads?',
    required: 'Pick at least one workload.',
    tooMany: (limit) => `At most ${String(limit)} workloads can be changed together. Pick fewer and do the rest after.`,
  },
  es: {
    label: '¿Para qué cargas de trabajo?',
    required: 'Elija al menos una carga de trabajo.',
    tooMany: (limit) =>
      `Se pueden cambiar juntas como máximo ${String(limit)} cargas de trabajo. Elija menos y haga las demás después.`,
  },
};

/** A workload that a card offers to act on, as it is now. */
export interface WorkloadOption {
  readonly target: TargetInput;
  readonly engagement: WorkloadEngagement;
}

/** The question which workloads are meant, all picked unless the form says otherwise; none when there is only one. */
export function workloadsFields(
  options: readonly WorkloadOption[],
  form: FormState,
  language: Language,
): readonly FieldView[] {
  if (options.length < 2) return [];
  return [
    multiChoiceField({
      id: 'workloads',
      label: texts[language].label,
      required: texts[language].required,
      form,
      initial: options.map(({ target }) => target.key).join(','),
      choices: options.map((option) => ({ title: optionTitle(option, language), value: option.target.key })),
    }),
  ];
}

/** The only workload of a form that offers no choice; empty when there are several. */
export function onlyWorkload(options: readonly WorkloadOption[], language: Language): string {
  const [only, ...others] = options;
  return only && others.length === 0 ? optionTitle(only, language) : '';
}

function optionTitle({ engagement: { workload, esd } }: WorkloadOption, language: Language): string {
  const name = workloadName(workload, language);
  return esd ? `${name} · ${startDateInWords(esd, language)}` : name;
}

/** What to say when none was picked. */
export function noWorkloadPicked(language: Language): string {
  return texts[language].required;
}

/** What to say when more than `limit` were picked. */
export function tooManyWorkloadsPicked(limit: number, language: Language): string {
  return texts[language].tooMany(limit);
}
