import type { z } from 'zod';

import { previewRemoval, removePerson } from '../../application/save-person.ts';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { failedForm, problemCard } from '../../cards/problem/card.ts';
import { FORM_ERROR } from '../../cards/refusal-errors.ts';
import { removePersonCard } from '../../cards/remove-person/card.ts';
import type { openRemovePersonInput, removePersonInput } from '../../cards/remove-person/input.ts';
import type { Turn } from '../turn.ts';
import { attempt } from './attempt.ts';
import { whyNot } from './save-person.ts';
import { showPersonCard } from './show-people.ts';

/** Asks whether somebody is to lose all roles. */
export function openRemovePerson(turn: Turn, { person }: z.infer<typeof openRemovePersonInput>): Promise<AdaptiveCard> {
  return askRemoval(turn, person);
}

/** Takes all roles from somebody. */
export async function answerRemovePerson(turn: Turn, input: z.infer<typeof removePersonInput>): Promise<AdaptiveCard> {
  const { services, person: admin, language } = turn;
  const { person: objectId, etag, nonce, confirmed = [] } = input;
  const result = await attempt(turn, () => removePerson(services, { admin, objectId, etag, nonce, confirmed }));
  switch (result.kind) {
    case 'saved':
    case 'unchanged':
      return showPersonCard(turn, objectId, result.kind);
    case 'failed':
      return askRemoval(turn, objectId, failedForm(result.reference, language));
    case 'overtaken':
    case 'refused':
      return askRemoval(turn, objectId, await whyNot(turn, result));
    case 'unconfirmed':
    case 'alreadyThere':
      return askRemoval(turn, objectId);
    case 'notFound':
      return problemCard({ kind: 'personNotFound' }, language);
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
  }
}

/** The question, with what the removal would do now; `error` says why an earlier try came to nothing. */
async function askRemoval(
  { services, person: admin, language }: Turn,
  objectId: string,
  error?: string,
): Promise<AdaptiveCard> {
  const preview = await previewRemoval(services, { admin, objectId });
  switch (preview.kind) {
    case 'preview':
      return removePersonCard({
        language,
        ...preview,
        nonce: services.newId(),
        form: { values: {}, errors: error === undefined ? {} : { [FORM_ERROR]: error } },
      });
    case 'notFound':
      return problemCard({ kind: 'personNotFound' }, language);
    case 'forbidden':
      return problemCard({ kind: 'forbidden' }, language);
  }
}
