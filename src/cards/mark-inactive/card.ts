import type { EngagementState } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { workloadName, type WorkloadCode } from '../../domain/workload.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { textField } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { listed } from '../wording.ts';
import { markInactiveVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form, and what it starts from. */
export interface InactiveForm extends ChangeForm {
  /** What the logged attempts say about it, to begin with. */
  readonly draft: string;
  /** All that the customer has; those that cannot be marked although they have not started are named. */
  readonly seen: readonly {
    readonly engagement: { readonly workload: WorkloadCode };
    readonly state: EngagementState;
  }[];
}

/** The form that gives a silent customer up. */
export function markInactiveCard(content: InactiveForm): AdaptiveCard {
  const { language, form, draft } = content;
  const words = texts[language];
  return formCard(content, {
    title: words.title,
    intro: draft === '' ? words.intro : `${words.intro} ${words.draft}`,
    fields: [
      textField({
        id: 'inactiveText',
        label: words.text,
        placeholder: words.textPlaceholder,
        form,
        initial: draft,
        required: words.textRequired,
      }),
    ],
    below: leftOut(content, language),
    data: changeData(markInactiveVerb, content),
  });
}

function leftOut({ seen }: InactiveForm, language: Language): string {
  const words = texts[language];
  const reasons = (
    [
      ['scheduled', words.notArrived],
      ['due', words.noAttempt],
    ] as const
  ).flatMap(([state, say]) => {
    const names = seen
      .filter((one) => one.state === state)
      .map(({ engagement }) => workloadName(engagement.workload, language));
    return names.length > 0 ? [say(listed(names, language))] : [];
  });
  return reasons.length > 0 ? words.left(reasons.join('; ')) : '';
}
