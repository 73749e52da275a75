import { dayInWords } from '../../domain/day-in-words.ts';
import type { Language } from '../../domain/language.ts';
import type { Absence } from '../../domain/person.ts';
import { plainAction, plainText, submitAction, type AdaptiveCard } from '../adaptive-card.ts';
import { dateField, dropdownField, toggleField, type FormState } from '../field.ts';
import { peopleStyle } from '../fm-choice.ts';
import { officeCard } from '../form/office-card.ts';
import { listCustomersData } from '../list-customers/input.ts';
import { wording } from '../wording.ts';
import { NO_DELEGATE, openAbsenceVerb, setAbsenceVerb } from './input.ts';
import { texts } from './texts.ts';

interface NamedFm {
  readonly objectId: string;
  readonly name: string;
  readonly absence?: Absence | undefined;
}

/** The form, and whose absences the reader may enter. */
export interface AbsenceForm {
  readonly language: Language;
  readonly readerId: string;
  /** Whether the reader enters the absences of others, or only their own. */
  readonly whose: 'own' | 'all';
  /** Every FM, with the absence that is stored. */
  readonly fms: readonly NamedFm[];
  readonly form: FormState;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
}

/** The form for an absence: whose, when, and who stands in; or that it is over. */
export function absenceCard({ language, readerId, whose, fms, form, nonce }: AbsenceForm): AdaptiveCard {
  const words = texts[language];
  const isOwn = whose === 'own';
  const meantId = (isOwn ? undefined : form.values['fmId']) ?? readerId;
  const meant = fms.find(({ objectId }) => objectId === meantId);
  const stored = fms.filter((fm) => fm.absence !== undefined && (!isOwn || fm === meant));
  const delegates = isOwn ? fms.filter((fm) => fm !== meant) : fms;
  return officeCard({
    title: isOwn ? words.title : words.titleOfOthers,
    intro: words.intro,
    details: stored.map((fm) => storedLine(fm, fms, language)),
    form,
    fields: [
      ...(isOwn
        ? []
        : [
            dropdownField({
              id: 'fmId',
              label: words.fm,
              form,
              initial: meant?.objectId ?? '',
              required: words.fmRequired,
              placeholder: words.placeholder,
              choices: choicesOf(fms),
              style: peopleStyle(fms),
            }),
          ]),
      dateField({ id: 'absentFrom', label: words.from, form, initial: meant?.absence?.from ?? '' }),
      dateField({ id: 'absentUntil', label: words.until, form, initial: meant?.absence?.until ?? '' }),
      dropdownField({
        id: 'delegateId',
        label: words.delegate,
        form,
        initial: meant?.absence?.delegateId ?? NO_DELEGATE,
        placeholder: words.nobody,
        choices: [{ title: words.nobody, value: NO_DELEGATE }, ...choicesOf(delegates)],
        style: peopleStyle(delegates),
      }),
      ...(stored.length > 0
        ? [toggleField({ id: 'isBack', label: isOwn ? words.back : words.backOfOthers, form })]
        : []),
    ],
    actions: [submitAction(wording[language].save, { verb: setAbsenceVerb, nonce }), listAction(whose, language)],
  });
}

function choicesOf(fms: readonly NamedFm[]): readonly { readonly title: string; readonly value: string }[] {
  return fms.map(({ objectId, name }) => ({ title: plainText(name), value: objectId }));
}

function storedLine({ name, absence }: NamedFm, fms: readonly NamedFm[], language: Language): string {
  const words = texts[language];
  if (!absence) return plainText(name);
  const standIn = fms.find(({ objectId }) => objectId === absence.delegateId)?.name;
  return words.stored(
    plainText(name),
    dayInWords(absence.from, language),
    dayInWords(absence.until, language),
    standIn === undefined ? words.nobody : plainText(standIn),
  );
}

/** What has been stored. */
export interface AbsenceSaved {
  readonly language: Language;
  readonly whose: 'own' | 'all';
  readonly fm: NamedFm;
  readonly delegate?: NamedFm | undefined;
}

/** Who is away until when, and who is asked meanwhile. */
export function absenceSavedCard({ language, whose, fm, delegate }: AbsenceSaved): AdaptiveCard {
  const words = texts[language];
  const name = plainText(fm.name);
  const { absence } = fm;
  const standIn = delegate && plainText(delegate.name);
  return officeCard({
    title: words.savedTitle,
    details: absence
      ? [
          words.away(name, dayInWords(absence.from, language), dayInWords(absence.until, language)),
          standIn === undefined ? words.leadIsAsked : words.delegateIsAsked(standIn, name),
        ]
      : [words.isBack(name)],
    warning: absence && delegate ? delegateIsAway(absence, delegate, language) : '',
    actions: [plainAction(words.change, { verb: openAbsenceVerb, fmId: fm.objectId }), listAction(whose, language)],
  });
}

/** What to say when both are away on the same days. */
function delegateIsAway({ from, until }: Absence, delegate: NamedFm, language: Language): string {
  const other = delegate.absence;
  if (!other || other.until < from || until < other.from) return '';
  return texts[language].delegateIsAway(
    plainText(delegate.name),
    dayInWords(other.from, language),
    dayInWords(other.until, language),
  );
}

function listAction(whose: 'own' | 'all', language: Language): ReturnType<typeof plainAction> {
  const words = texts[language];
  return whose === 'own'
    ? plainAction(words.mine, listCustomersData({ kind: 'mine' }))
    : plainAction(words.withoutFm, listCustomersData({ kind: 'withoutFm' }));
}
