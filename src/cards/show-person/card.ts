import { ENTRY_FIELDS, type EntryField, type PersonEvent } from '../../domain/decide-person.ts';
import type { Language } from '../../domain/language.ts';
import type { DirectoryEntry } from '../../domain/person.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { cardRenderer, plainAction, plainText, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import { listPeopleData } from '../list-people/input.ts';
import { changeInWords, fieldInWords, personWords } from '../person-in-words.ts';
import { openReassignVerb } from '../reassign-customers/input.ts';
import { openRemovePersonVerb } from '../remove-person/input.ts';
import { openChangePersonVerb } from '../save-person/input.ts';
import { withinBudget } from '../text-budget.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** A person as the directory has them. */
export interface PersonContent {
  readonly language: Language;
  /** The reader's. */
  readonly timeZone: TimeZone;
  readonly entry: DirectoryEntry;
  readonly isAppointed: boolean;
  readonly openEngagements: number;
  /** Whether the reader may change people. */
  readonly mayChange: boolean;
  /** Whether the reader may move customers from one FM to another. */
  readonly mayReassign: boolean;
  readonly events: readonly PersonEvent[];
  /** The names of who made them, by object id. */
  readonly names: ReadonlyMap<string, string>;
  /** What has just been done. */
  readonly notice?: 'saved' | 'unchanged' | undefined;
}

const render = cardRenderer(template);

/** What the parts of an entry are that only FMs have. */
const OF_FMS: readonly EntryField[] = ['capacityPerMonth', 'skills'];

/** What the directory says of a person, what was changed about it, and what an administrator can do. */
export function personCard(content: PersonContent): AdaptiveCard {
  const { language, timeZone, entry, isAppointed, openEngagements, mayReassign, events, names, notice } = content;
  const words = texts[language];
  const isFm = entry.roles.includes('fm');
  const isLeftBehind = !isFm && openEngagements > 0;
  const left = words.leftBehind(openEngagements);
  const warning = isLeftBehind ? (mayReassign ? left : `${left} ${words.leftToLead}`) : '';
  const said = notice === undefined ? '' : words[notice];
  const fact = (label: string, value: string): object => ({ label, value: plainText(value) });
  const history = withinBudget(
    events.map((event) => changeInWords(event, { names, timeZone, language })),
    ({ when, what }) => when + what,
  );
  return render({
    speak: [said, warning].filter(Boolean).join(' ') || words.title,
    title: words.title,
    notice: said,
    warning,
    name: plainText(entry.name),
    facts: [
      ...ENTRY_FIELDS.filter((field) => field !== 'name' && (isFm || !OF_FMS.includes(field))).map((field) =>
        fact(personWords[language].fields[field], fieldInWords(field, entry, language)),
      ),
      ...(isFm ? [fact(words.openEngagements, String(openEngagements))] : []),
      fact(words.objectId, entry.objectId),
    ],
    appointed: isAppointed ? words.appointed : '',
    histories:
      history.length === 0
        ? []
        : [
            {
              heading: words.history,
              lines: history.map(({ when, what }) => ({ when: plainText(when), what: plainText(what) })),
            },
          ],
    actions: actionsOf(content),
  });
}

function actionsOf({
  language,
  entry,
  isAppointed,
  openEngagements,
  mayChange,
  mayReassign,
}: PersonContent): readonly ActionView[] {
  const words = texts[language];
  const { objectId, roles } = entry;
  const hasRole = roles.length > 0;
  return [
    ...(mayChange
      ? [
          plainAction(
            hasRole ? words.change : words.giveRole,
            { verb: openChangePersonVerb, person: objectId },
            'positive',
          ),
        ]
      : []),
    ...(mayReassign && openEngagements > 0
      ? [plainAction(words.move, { verb: openReassignVerb, fromFmId: objectId })]
      : []),
    ...(mayChange && hasRole && !isAppointed
      ? [plainAction(words.remove, { verb: openRemovePersonVerb, person: objectId }, 'destructive')]
      : []),
    plainAction(words.all, listPeopleData({ text: '', withoutRole: false })),
  ];
}
