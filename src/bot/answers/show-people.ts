import type { z } from 'zod';

import { listPeople, showPerson } from '../../application/show-people.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { peopleListCard } from '../../cards/list-people/card.ts';
import type { listPeopleInput } from '../../cards/list-people/input.ts';
import { problemCard } from '../../cards/problem/card.ts';
import { personCard, type PersonContent } from '../../cards/show-person/card.ts';
import type { openPersonInput } from '../../cards/show-person/input.ts';
import { officeRole } from '../../domain/permission.ts';
import type { Turn } from '../turn.ts';
import { findCustomers } from './show-customers.ts';

/** Longer texts are no names. */
const MAX_SEARCHED_CHARACTERS = 100;

/** Shows everybody, or those whose name begins like that. Whoever may not see people may have meant a customer's name. */
export function openPeople(turn: Turn, name: string | undefined): Promise<AdaptiveCard> {
  if (name !== undefined && !officeRole('seePeople', turn.person)) return findCustomers(turn, `people ${name}`);
  return answerPeople(turn, { verb: 'list-people', text: name ?? '', withoutRole: false, page: 0 });
}

/** Shows a page of the people there are. */
export async function answerPeople(
  { services, person, language }: Turn,
  { text, withoutRole, page }: z.infer<typeof listPeopleInput>,
): Promise<AdaptiveCard> {
  const searched = text.trim().slice(0, MAX_SEARCHED_CHARACTERS);
  const found = await listPeople(services, person, { text: searched, withoutRole, page });
  if (found.kind === 'forbidden') return problemCard({ kind: 'forbidden' }, language);
  return peopleListCard({ language, filter: { text: searched, withoutRole }, ...found });
}

/** Shows a person. */
export function answerPerson(turn: Turn, { person }: z.infer<typeof openPersonInput>): Promise<AdaptiveCard> {
  return showPersonCard(turn, person);
}

/** The person as the directory has them now; `notice` says what has just been done. */
export async function showPersonCard(
  { services, person: viewer, language }: Turn,
  objectId: string,
  notice?: PersonContent['notice'],
): Promise<AdaptiveCard> {
  const shown = await showPerson(services, viewer, objectId);
  switch (shown.kind) {
    case 'person':
      return personCard({
        language,
        timeZone: viewer.timeZone,
        ...shown,
        mayReassign: officeRole('reassignFm', viewer) !== undefined,
        notice,
      });
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
    case 'notFound':
      return problemCard({ kind: 'personNotFound' }, language);
  }
}
