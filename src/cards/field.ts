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

/** Code units of a text that was too long which are shown again: more than are ever taken, and no more than cards hold. */
const KEPT_OF_TEXT = 5000;
const KEPT_OF_LINE = 250;
const LONGEST_CHOICE = 100;

/** A calendar day. Something typed that is no day is not shown again: the input could not hold it. */
export function dateField(options: FieldOptions): FieldView {
  const view = field('date', options);
  return /^\d{4}-\d{2}-\d{2}$/.test(view.value) ? view : { ...view, value: '' };
}

/** Several lines of text. */
export function textField(options: FieldOptions & { readonly placeholder: string }): FieldView {
  const view = field('text', options);
  return { ...view, value: beginning(view.value, KEPT_OF_TEXT), placeholder: options.placeholder, isMultiline: true };
}

/** One line of text. */
export function lineField(options: FieldOptions & { readonly placeholder: string }): FieldView {
  const view = field('text', options);
  return { ...view, value: beginning(view.value, KEPT_OF_LINE), placeholder: options.placeholder };
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
  return { ...oneOf(field('choice', options), choices), placeholder, style };
}

/** Somebody of the organisation, by Teams' people picker; its value is an object id. A client that has none shows a list without choices. */
export function personField(options: FieldOptions & { readonly placeholder: string }): FieldView {
  return { ...field('person', options), placeholder: options.placeholder };
}

/** A box to tick; its value is `true` or `false`. */
export function toggleField(options: FieldOptions): FieldView {
  const view = field('toggle', { initial: 'false', ...options });
  return { ...view, value: view.value === 'true' ? 'true' : 'false' };
}

/** One of several choices, all in sight. */
export function choiceField(options: FieldOptions & { readonly choices: readonly Choice[] }): FieldView {
  return oneOf(field('choice', options), options.choices);
}

/** Any of several choices, all in sight; the value joins them with commas. */
export function multiChoiceField(options: FieldOptions & { readonly choices: readonly Choice[] }): FieldView {
  const { choices } = options;
  const view = field('choice', options);
  const picked = view.value.split(',').filter((value) => choices.some((choice) => choice.value === value));
  return { ...view, value: picked.join(','), choices, isMultiSelect: true };
}

/** A choice with its value, unless that is nothing that could be picked anywhere. */
function oneOf(view: FieldView, choices: readonly Choice[]): FieldView {
  return { ...view, value: view.value.length > LONGEST_CHOICE ? '' : view.value, choices };
}

/** The beginning of a text, in code units, without half a character at its end. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
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
