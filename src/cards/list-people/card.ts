import type { Language } from '../../domain/language.ts';
import type { DirectoryEntry } from '../../domain/person.ts';
import { cardRenderer, plainAction, plainText, submitAction, type AdaptiveCard } from '../adaptive-card.ts';
import { lineField } from '../field.ts';
import { openAddPersonVerb } from '../save-person/input.ts';
import { openPersonData } from '../show-person/input.ts';
import { wording } from '../wording.ts';
import { listPeopleData, listPeopleVerb, type PeopleFilter } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** One page of people. */
export interface PeopleListContent {
  readonly language: Language;
  readonly filter: PeopleFilter;
  readonly people: readonly Pick<DirectoryEntry, 'objectId' | 'name' | 'roles'>[];
  /** Counts from 0. */
  readonly page: number;
  readonly pageCount: number;
  readonly total: number;
  /** Whether there are people with the other answer to `withoutRole`. */
  readonly hasOthers: boolean;
  /** Whether the reader may enter people. */
  readonly mayChange: boolean;
}

const render = cardRenderer(template);

/** The list of people, each with a button that opens them, and a field to find one. */
export function peopleListCard(content: PeopleListContent): AdaptiveCard {
  const { language, filter, people, page, pageCount, total, hasOthers, mayChange } = content;
  const words = texts[language];
  const title = filter.withoutRole ? words.titleWithoutRole : words.title;
  const count = pageCount > 1 ? `${words.count(total)}, ${words.page(page + 1, pageCount)}` : words.count(total);
  const nobody = filter.text === '' ? words.nobody : words.nobodyLikeThat;
  return render({
    speak: `${title}: ${words.count(total)}`,
    title,
    subtitle: total === 0 ? nobody : count,
    rows: people.map(({ objectId, name, roles }) => ({
      name: plainText(name),
      roles: roles.length === 0 ? words.noRole : roles.map((role) => wording[language].roles[role]).join(' · '),
      actions: [plainAction(words.open, openPersonData(objectId))],
    })),
    fields: [
      lineField({
        id: 'text',
        label: words.findLabel,
        form: { values: {}, errors: {} },
        initial: plainText(filter.text),
        placeholder: words.findPlaceholder,
      }),
    ],
    actions: [
      submitAction(words.find, { verb: listPeopleVerb, withoutRole: filter.withoutRole, page: 0 }, 'default'),
      ...(pageCount > 1
        ? [
            page + 1 < pageCount
              ? plainAction(words.next, listPeopleData(filter, page + 1))
              : plainAction(words.first, listPeopleData(filter)),
          ]
        : []),
      ...(mayChange ? [plainAction(words.add, { verb: openAddPersonVerb }, 'positive')] : []),
      ...(hasOthers || filter.withoutRole
        ? [
            plainAction(
              filter.withoutRole ? words.withRole : words.withoutRole,
              listPeopleData({ ...filter, withoutRole: !filter.withoutRole }),
            ),
          ]
        : []),
    ],
  });
}
