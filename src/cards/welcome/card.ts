import type { Language } from '../../domain/language.ts';
import { collectsFirstDates, officeRole } from '../../domain/permission.ts';
import type { Person, Role } from '../../domain/person.ts';
import { cardRenderer, plainAction, plainText, type AdaptiveCard } from '../adaptive-card.ts';
import { openCreateCustomerVerb } from '../create-customer/input.ts';
import { openDeliveryVerb } from '../delivery/input.ts';
import { listCustomersData } from '../list-customers/input.ts';
import { listPeopleData } from '../list-people/input.ts';
import { openReassignVerb } from '../reassign-customers/input.ts';
import { openReminderSettingsVerb } from '../reminder-settings/input.ts';
import { openAbsenceVerb } from '../set-absence/input.ts';
import template from './template.json' with { type: 'json' };
import { chooseLanguageVerb } from './input.ts';
import { texts } from './texts.ts';

const render = cardRenderer(template);

/** Teams wants no more than six on a card; the last one is the other language. */
const ACTIONS = 5;

/** What the bot is for and what this person can do with it: the welcome, and the answer to "help". */
export function welcomeCard(person: Person, language: Language, nonce: string): AdaptiveCard {
  const words = texts[language];
  const collects = collectsFirstDates(person);
  const is = (role: Role): boolean => person.roles.includes(role);
  const isFm = is('fm');
  const setsReminders = officeRole('setReminders', person) !== undefined;
  const seesPeople = officeRole('seePeople', person) !== undefined;
  const managesDelivery = officeRole('manageDelivery', person) !== undefined;
  const actions = [
    ...(is('lead') ? [plainAction(words.withoutFm, listCustomersData({ kind: 'withoutFm' }), 'positive')] : []),
    ...(collects ? [plainAction(words.withoutDate, listCustomersData({ kind: 'withoutDate' }), 'positive')] : []),
    ...(isFm ? [plainAction(words.mine, listCustomersData({ kind: 'mine' }), 'positive')] : []),
    ...(collects ? [plainAction(words.newCustomer, { verb: openCreateCustomerVerb })] : []),
    ...(is('lead') ? [plainAction(words.reassign, { verb: openReassignVerb })] : []),
    ...(isFm || is('lead') ? [plainAction(words.absence, { verb: openAbsenceVerb })] : []),
    ...(seesPeople
      ? [
          plainAction(
            words.people,
            listPeopleData({ text: '', withoutRole: false }),
            is('admin') ? 'positive' : 'default',
          ),
        ]
      : []),
    ...(is('frpManager') ? [plainAction(words.partners, listCustomersData({ kind: 'partners' }), 'positive')] : []),
    ...(setsReminders ? [plainAction(words.reminderSettings, { verb: openReminderSettingsVerb })] : []),
    ...(managesDelivery ? [plainAction(words.delivery, { verb: openDeliveryVerb })] : []),
  ];
  return render({
    language,
    speak: words.purpose,
    title: words.title,
    greeting: words.greeting(plainText(person.name)),
    lines: [
      words.purpose,
      ...(is('gateway') ? [words.gateway] : []),
      ...(isFm ? [words.fm] : []),
      ...(is('lead') ? [words.lead] : []),
      ...(is('frpManager') ? [words.frp] : []),
      ...(is('admin') ? [words.admin] : []),
      ...(collects || isFm || is('frpManager') ? [] : [words.other]),
      words.commands,
      ...(collects ? [words.collectorCommands] : []),
      ...(is('lead') ? [words.leadCommands] : isFm ? [words.fmCommands] : []),
      ...(setsReminders ? [words.reminderCommand] : []),
      ...(managesDelivery ? [words.deliveryCommand] : []),
      ...(seesPeople ? [words.peopleCommand] : []),
      ...(collects || isFm ? [words.onCustomer] : []),
    ],
    actions: [
      ...actions.slice(0, ACTIONS),
      plainAction(words.otherLanguage, {
        verb: chooseLanguageVerb,
        nonce,
        language: language === 'en' ? 'es' : 'en',
      }),
    ],
  });
}
