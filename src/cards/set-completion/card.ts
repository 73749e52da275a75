import type { Completion } from '../../domain/engagement.ts';
import { workloadName } from '../../domain/workload.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { dateField } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { completionInWords } from '../history-line.ts';
import { setCompletionVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form that says when a deployment is planned to be done and when it was; `initial` is what it shows at first. */
export function setCompletionCard(content: ChangeForm & { readonly initial: Completion }): AdaptiveCard {
  const { language, form, initial } = content;
  const words = texts[language];
  return formCard(content, {
    title: words.title,
    intro: words.intro,
    fields: [
      dateField({ id: 'plannedCompletion', label: words.planned, form, initial: initial.planned ?? '' }),
      dateField({ id: 'actualCompletion', label: words.actual, form, initial: initial.actual ?? '' }),
    ],
    below: differing(content),
    data: changeData(setCompletionVerb, content),
  });
}

/** What the workloads have recorded when it is not the same for all, for no input can show it. */
function differing({ language, options }: ChangeForm): string {
  const words = texts[language];
  const recorded = options.map(({ engagement: { workload, completion } }) => {
    return { workload, completion: completionInWords(completion, language) };
  });
  if (new Set(recorded.map(({ completion }) => completion)).size < 2) return '';
  const known = recorded.filter(({ completion }) => completion !== '');
  return [
    words.differing,
    ...known.map(({ workload, completion }) => words.recorded(workloadName(workload, language), completion)),
  ].join(' ');
}
