/** An input of a card, as templates draw it: its label above, what is wrong with it below. */
export interface FieldView {
  readonly kind: 'date' | 'text' | 'toggle' | 'choice' | 'person';
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isRequired: boolean;
  /** Shown by the client when a required input is empty. */
  readonly errorMessage: string;
  /** Shown by the bot after it refused the input; empty when it did not. */
  readonly error: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly isMultiSelect: boolean;
  readonly isMultiline: boolean;
  /** How choices are shown: all in sight, folded, or folded and searched by typing. */
  readonly style: 'expanded' | 'compact' | 'filtered';
}

/** One of the choices of an input. */
export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What a card's inputs sent, or are to show, by input id. */
export type FieldValues = Readonly<Record<string, string | undefined>>;

/** What the bot has against the inputs, by input id. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/** What people typed before and what was wrong with it; both empty for a fresh form. */
export interface FormState {
  readonly values: FieldValues;
  readonly errors: FieldErrors;
}

interface FieldOptions {
  readonly id: string;
  readonly label: string;
  readonly form: FormState;
  /** The value of a fresh form. */
  readonly initial?: string;
  /** Makes the input required, with this message when it is empty. */
  readonly required?: string;
}

/** A calendar day. Something typed that is no day is not shown again: the input could not hold it. */
export function dateField(options: FieldOptions): FieldView {
  const view = field('date', options);
  return /^\d{4}-\d{2}-\d{2}$/.test(view.value) ? view : { ...view, value: '' };
}

/** Several lines of text. */
export function textField(options: FieldOptions & { readonly placeholder: string }): FieldView {
  return { ...field('text', options), placeholder: options.placeholder, isMultiline: true };
}

/** One line of text. */
export function lineField(options: FieldOptions & { readonly placeholder: string }): FieldView {
  return { ...field('text', options), placeholder: options.placeholder };
}

/** One of many choices, folded; `filtered` when there are so many that people type to find one. */
export function dropdownField(
  options: FieldOptions & {
    readonly choices: readonly Choice[];
    readonly placeholder: string;
    readonly style?: 'compact' | 'filtered';
  },
): FieldView {
  const { choices, placeholder, style = 'compact' } = options;
  return { ...field('choice', options), choices, placeholder, style };
}

/** Somebody of the organisation, by Teams' people picker; its value is an object id. A client that has none shows a list without choices. */
export function personField(options: FieldOptions & { readonly placeholder: string }): FieldView {
  return { ...field('person', options), placeholder: options.placeholder };
}

/** A box to tick; its value is `true` or `false`. */
export function toggleField(options: FieldOptions): FieldView {
  return field('toggle', { initial: 'false', ...options });
}

/** One of several choices, all in sight. */
export function choiceField(options: FieldOptions & { readonly choices: readonly Choice[] }): FieldView {
  return { ...field('choice', options), choices: options.choices };
}

/** Any of several choices, all in sight; the value joins them with commas. */
export function multiChoiceField(options: FieldOptions & { readonly choices: readonly Choice[] }): FieldView {
  return { ...field('choice', options), choices: options.choices, isMultiSelect: true };
}

function field(kind: FieldView['kind'], { id, label, form, initial = '', required }: FieldOptions): FieldView {
  return {
    kind,
    id,
    label,
    value: form.values[id] ?? initial,
    isRequired: required !== undefined,
    errorMessage: required ?? '',
    error: form.errors[id] ?? '',
    placeholder: '',
    choices: [],
    isMultiSelect: false,
    isMultiline: false,
    style: 'expanded',
  };
}
