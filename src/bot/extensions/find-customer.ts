import { CardFactory } from 'botbuilder';

import { listSomeCustomers, type CustomerFilter } from '../../application/list-customers.ts';
import { foundCustomerCard, foundCustomerLine, type FoundCustomer } from '../../cards/found-customer/card.ts';
import { emptyListText } from '../../cards/list-customers/card.ts';
import { problemText } from '../../cards/problem/card.ts';
import { cleanText } from '../../domain/clean-text.ts';
import { ownList } from '../answers/show-customers.ts';
import { problemOf, type Attempt } from '../task.ts';
import type { ExtensionCommand } from './extension-command.ts';

/** Longer texts are the beginning of no name. */
const MAX_SEARCH = 200;

/** Results at once: as many as Teams asks for (documentation, "Respond to search command", read 2026-11). */
const MAX_RESULTS = 25;

/**
 * Searches as the list of customers does; without a text it finds the person's own list. What is found can be put into the chat,
 * so it is shown in the person's own alone.
 */
export async function findCustomer(
  { parameters = [], queryOptions = { skip: 0, count: MAX_RESULTS } }: ExtensionCommand,
  attempt: Attempt,
): Promise<object> {
  const typed = parameters.find(({ name }) => name === 'customer')?.value ?? '';
  const text = cleanText(typed).trim().slice(0, MAX_SEARCH);
  const part = { skip: queryOptions.skip, count: Math.min(queryOptions.count, MAX_RESULTS) };
  const outcome = await attempt({
    useCase: 'findCustomer',
    besideChat: 'insertable',
    work: async ({ services, person, language }) => {
      const filter: CustomerFilter = text === '' ? ownList(person) : { kind: 'named', text };
      const found = await listSomeCustomers(services, person, filter, part);
      return found.length === 0 && part.skip === 0
        ? message(emptyListText(filter, language))
        : results(found.map((customer) => ({ language, ...customer })));
    },
  });
  return outcome.kind === 'answered' ? outcome.answer : message(problemText(problemOf(outcome), outcome.language));
}

function message(text: string): object {
  return { composeExtension: { type: 'message', text } };
}

function results(found: readonly FoundCustomer[]): object {
  const attachments = found.map((customer) => {
    const { title, text } = foundCustomerLine(customer);
    const preview = CardFactory.thumbnailCard(title, text);
    return { ...CardFactory.adaptiveCard(foundCustomerCard(customer)), preview };
  });
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}
