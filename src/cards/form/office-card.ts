import { cardRenderer, plainText, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import type { FieldView, FormState } from '../field.ts';
import { FORM_ERROR } from '../refusal-errors.ts';
import template from './template.json' with { type: 'json' };

/** A form, or the answer to one, that is about no single customer. */
export interface OfficeContent {
  readonly title: string;
  readonly intro?: string;
  /** Whom or what it is about, below the title; may be a person's name. */
  readonly subject?: string;
  /** Lines about how things stand, which may hold people's names. */
  readonly details?: readonly string[];
  /** What the reader should look out for; empty for nothing. */
  readonly warning?: string;
  readonly form?: FormState;
  readonly fields?: readonly FieldView[];
  readonly actions: readonly ActionView[];
}

const render = cardRenderer(template);

/** The form card that customers have, without one. */
export function officeCard({
  title,
  intro = '',
  subject = '',
  details = [],
  warning = '',
  form,
  fields = [],
  actions,
}: OfficeContent): AdaptiveCard {
  const error = form?.errors[FORM_ERROR] ?? '';
  return render({
    speak: error || title,
    title,
    customer: plainText(subject),
    only: '',
    intro,
    details,
    error,
    warning,
    fields,
    below: '',
    actions,
  });
}
