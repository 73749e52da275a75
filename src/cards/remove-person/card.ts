import type { EntryWarning } from '../../domain/decide-person.ts';
import type { Language } from '../../domain/language.ts';
import type { DirectoryEntry } from '../../domain/person.ts';
import { plainAction, type AdaptiveCard } from '../adaptive-card.ts';
import type { FormState } from '../field.ts';
import { officeCard } from '../form/office-card.ts';
import { fieldInWords } from '../person-in-words.ts';
import { warningsInWords } from '../save-person/card.ts';
import { openPersonData } from '../show-person/input.ts';
import { removePersonVerb } from './input.ts';
import { texts } from './texts.ts';

/** Who is to be removed, and what that would do. */
export interface RemovePersonContent {
  readonly language: Language;
  readonly entry: DirectoryEntry;
  readonly etag: string;
  readonly nonce: string;
  /** What the button confirms. */
  readonly warnings: readonly EntryWarning[];
  readonly openEngagements: number;
  /** What went wrong with an earlier try. */
  readonly form: FormState;
}

/** The question whether somebody is to lose all roles, and what that means. */
export function removePersonCard(content: RemovePersonContent): AdaptiveCard {
  const { language, entry, etag, nonce, warnings, openEngagements, form } = content;
  const words = texts[language];
  const confirmed = warnings.length > 0 ? { confirmed: warnings } : {};
  return officeCard({
    title: words.title,
    subject: entry.name,
    intro: words.intro,
    details: [words.roles(fieldInWords('roles', entry, language)), words.stays],
    warning: warningsInWords(warnings, openEngagements, language),
    form,
    actions: [
      plainAction(
        words.remove,
        { verb: removePersonVerb, person: entry.objectId, etag, nonce, ...confirmed },
        'destructive',
      ),
      plainAction(words.back, openPersonData(entry.objectId)),
    ],
  });
}
