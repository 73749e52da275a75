import type { Language } from '../../domain/language.ts';
import { collectsFirstDates } from '../../domain/permission.ts';
import type { Person, Role } from '../../domain/person.ts';
import { cardRenderer, plainAction, plainText, type AdaptiveCard } from '../adaptive-card.ts';
import { openCreateCustomerVerb } from '../create-customer/input.ts';
import { listCustomersData } from '../list-customers/input.ts';
import { openReassignVerb } from '../reassign-customers/input.ts';
import { openAbsenceVerb } from '../set-absence/input.ts';
import template from './template.json' with { type: 'json' };
import { chooseLanguageVerb } from './input.ts';
import { texts } from './texts.ts';

const render = cardRenderer(template);

/** What the bot is for and what this person can do with it: the welcome, and the answer to "help". */
export function welcomeCard(person: Person, language: Language): AdaptiveCard {
  const words = texts[language];
  const collects = collectsFirstDates(person);
  const is = (role: Role): boolean => person.roles.includes(role);
  const isFm = is('fm');
  return render({
    speak: words.purpose,
    title: words.title,
    greeting: words.greeting(plainText(person.name)),
    lines: [
      words.purpose,
      ...(is('gateway') ? [words.gateway] : []),
      ...(isFm ? [words.fm] : []),
      ...(is('lead') ? [words.lead] : []),
      ...(is('frpManager') ? [words.frp] : []),
      ...(collects || isFm || is('frpManager') ? [] : [words.other]),
      words.commands,
      ...(collects ? [words.collectorCommands] : []),
      ...(is('lead') ? [words.leadCommands] : isFm ? [words.fmCommands] : []),
      ...(collects || isFm ? [words.onCustomer] : []),
    ],
    actions: [
      ...(is('lead') ? [plainAction(words.withoutFm, listCustomersData({ kind: 'withoutFm' }), 'positive')] : []),
      ...(collects ? [plainAction(words.withoutDate, listCustomersData({ kind: 'withoutDate' }), 'positive')] : []),
      ...(isFm ? [plainAction(words.mine, listCustomersData({ kind: 'mine' }), 'positive')] : []),
      ...(collects ? [plainAction(words.newCustomer, { verb: openCreateCustomerVerb })] : []),
      ...(is('lead') ? [plainAction(words.reassign, { verb: openReassignVerb })] : []),
      ...(isFm || is('lead') ? [plainAction(words.absence, { verb: openAbsenceVerb })] : []),
      ...(is('frpManager') ? [plainAction(words.partners, listCustomersData({ kind: 'partners' }), 'positive')] : []),
      plainAction(words.otherLanguage, { verb: chooseLanguageVerb, language: language === 'en' ? 'es' : 'en' }),
    ],
  });
}
