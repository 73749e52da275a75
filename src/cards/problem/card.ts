import type { Language } from '../../domain/language.ts';
import {
  cardRenderer,
  plainAction,
  plainText,
  type ActionData,
  type ActionView,
  type AdaptiveCard,
} from '../adaptive-card.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { wording } from '../wording.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** Why a wish could not be fulfilled. */
export type Problem =
  /** The program failed; `reference` finds it in the log. */
  | { readonly kind: 'failed'; readonly reference: string }
  | { readonly kind: 'outdatedCard' }
  | {
      readonly kind: 'repeated';
      readonly savedBy?: string | undefined;
      /** When, in words. */
      readonly savedAt: string;
      readonly tenantId: string;
    }
  | {
      readonly kind: 'forbidden';
      readonly fmName?: string | undefined;
      /** Absent when it is about no single customer. */
      readonly tenantId?: string;
    }
  | { readonly kind: 'noRole'; readonly objectId: string }
  /** Of another tenant, or without an id of Entra. */
  | { readonly kind: 'foreignAccount' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'personNotFound' }
  | { readonly kind: 'nothingToDo'; readonly tenantId: string }
  | { readonly kind: 'groupChat' }
  | { readonly kind: 'unknownActivity' }
  /** Somebody asks faster than anybody reads. */
  | { readonly kind: 'tooBusy' }
  /** Somebody wants back what is saved, or wants nothing saved. */
  | { readonly kind: 'undo' | 'cancel' };

interface Content {
  readonly title?: string;
  readonly message: string;
  readonly remedy?: string;
  readonly reference?: string;
}

const render = cardRenderer(template);

/** The card that says why not, and what to do instead; `next` are further buttons. */
export function problemCard(problem: Problem, language: Language, next: readonly ActionView[] = []): AdaptiveCard {
  const { title = texts[language].title, message, remedy = '', reference = '' } = contentOf(problem, language);
  return render({
    language,
    speak: message,
    title,
    message,
    remedy,
    reference,
    actions: [
      ...('tenantId' in problem && problem.tenantId !== undefined
        ? [plainAction(wording[language].openCustomer, openCustomerData(problem.tenantId))]
        : []),
      ...next,
    ],
  });
}

/** The same where there is only room for a text. */
export function problemText(problem: Problem, language: Language): string {
  const { message, remedy = '', reference = '' } = contentOf(problem, language);
  return [message, remedy, reference].filter(Boolean).join(' ');
}

/** The button that sends once more what could not be answered. */
export function tryAgainAction(data: ActionData, language: Language): ActionView {
  return plainAction(texts[language].tryAgain, data, 'positive');
}

function contentOf(problem: Problem, language: Language): Content {
  const words = texts[language];
  switch (problem.kind) {
    case 'failed':
      return { message: words.failed, remedy: words.failedRemedy, reference: words.reference(problem.reference) };
    case 'outdatedCard':
      return { message: words.outdatedCard, remedy: words.outdatedCardRemedy };
    case 'repeated':
      return { title: words.repeatedTitle, message: words.repeated(named(problem.savedBy), problem.savedAt) };
    case 'forbidden':
      return {
        message: problem.tenantId === undefined ? words.forbiddenRole : words.forbidden(named(problem.fmName)),
      };
    case 'noRole':
      return {
        title: words.noRoleTitle,
        message: words.noRole,
        remedy: words.noRoleRemedy,
        reference: problem.objectId,
      };
    case 'undo':
      return { title: words.undoTitle, message: words.undo };
    case 'cancel':
      return { title: words.cancelTitle, message: words.cancel };
    case 'foreignAccount':
      return { title: words.noRoleTitle, message: words.foreignAccount, remedy: words.foreignAccountRemedy };
    case 'notFound':
      return { message: words.notFound, remedy: words.notFoundRemedy };
    case 'personNotFound':
      return { message: words.personNotFound, remedy: words.personNotFoundRemedy };
    case 'nothingToDo':
      return { message: words.nothingToDo };
    case 'groupChat':
      return { title: words.groupChatTitle, message: words.groupChat };
    case 'unknownActivity':
      return { message: words.unknownActivity };
    case 'tooBusy':
      return { title: words.tooBusyTitle, message: words.tooBusy };
  }
}

function named(name: string | undefined): string | undefined {
  return name === undefined ? undefined : plainText(name);
}

/** What is said below a card that stays as it is, when the answer to a click on it failed; `reference` finds it in the log. */
export function failedClick(reference: string, language: Language): string {
  return texts[language].failedClick(reference);
}

/** What is said below a card that stays as it is, when more was asked in a short time than anybody is answered. */
export function tooBusyClick(language: Language): string {
  return texts[language].tooBusyClick;
}

/** What is said above a form that is shown again because saving it failed. */
export function failedForm(reference: string, language: Language): string {
  return texts[language].failedForm(reference);
}
