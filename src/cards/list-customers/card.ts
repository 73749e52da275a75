import type { EngagementState, WorkloadEngagement } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import { openAssignFmVerb } from '../assign-fm/input.ts';
import { openCaptureData } from '../capture-start-date/input.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { listed, startDateInWords, stateView } from '../wording.ts';
import { listCustomersData, type ListFilter } from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** Workloads shown for each customer of the list. */
const LINES = 4;

/** One page of customers. */
export interface CustomerListContent {
  readonly language: Language;
  readonly filter: ListFilter;
  readonly customers: readonly {
    readonly tenant: { readonly tenantId: string; readonly customerName: string };
    readonly engagements: readonly { readonly engagement: WorkloadEngagement; readonly state: EngagementState }[];
    /** Names of the FMs for whom the reader stands in with this customer. */
    readonly insteadOf?: readonly string[] | undefined;
  }[];
  /** Counts from 0. */
  readonly page: number;
  readonly pageCount: number;
  readonly total: number;
}

const render = cardRenderer(template);

/** The list of customers, each with a button that leads on. */
export function customerListCard({
  language,
  filter,
  customers,
  page,
  pageCount,
  total,
}: CustomerListContent): AdaptiveCard {
  const words = texts[language];
  const title = filter.kind === 'named' && total === 0 ? words.notFound : words.titles[filter.kind];
  const count = pageCount > 1 ? `${words.count(total)}, ${words.page(page + 1, pageCount)}` : words.count(total);
  return render({
    language,
    speak: `${title}: ${words.count(total)}`,
    title,
    subtitle: total === 0 ? words.empty[filter.kind] : count,
    rows: customers.map(({ tenant, engagements, insteadOf = [] }) => ({
      customer: plainText(
        insteadOf.length > 0
          ? `${tenant.customerName} · ${words.insteadOf(listed(insteadOf, language))}`
          : tenant.customerName,
      ),
      lines: workloadLines(engagements, language),
      actions: [rowAction(filter, tenant.tenantId, language)],
    })),
    actions: [
      ...(pageCount > 1
        ? [
            page + 1 < pageCount
              ? plainAction(words.next, listCustomersData(filter, page + 1))
              : plainAction(words.first, listCustomersData(filter)),
          ]
        : []),
      // Where Gateway looks for what it missed, it also finds what others entered for it (U18).
      ...(filter.kind === 'withoutDate'
        ? [plainAction(words.notByGateway, listCustomersData({ kind: 'notByGateway' }))]
        : []),
    ],
  });
}

/** What most people want to do next with a customer of that list. */
function rowAction(filter: ListFilter, tenantId: string, language: Language): ActionView {
  const words = texts[language];
  switch (filter.kind) {
    case 'withoutDate':
      return plainAction(words.capture, openCaptureData(tenantId), 'positive');
    case 'withoutFm':
      return plainAction(words.assign, { verb: openAssignFmVerb, customer: tenantId }, 'positive');
    default:
      return plainAction(words.open, openCustomerData(tenantId));
  }
}

/** What is said where a list has no customers. */
export function emptyListText(filter: ListFilter, language: Language): string {
  return texts[language].empty[filter.kind];
}

/** The first workloads of a customer: name, date and state of each. */
export function workloadLines(
  engagements: CustomerListContent['customers'][number]['engagements'],
  language: Language,
): readonly { readonly text: string; readonly color: string }[] {
  const shown = engagements.length > LINES ? engagements.slice(0, LINES - 1) : engagements;
  const lines = shown.map(({ engagement, state }) => {
    const { workload, esd } = engagement;
    const date = esd ? `${startDateInWords(esd, language)} · ` : '';
    const view = stateView(engagement, state, language);
    return { text: `${workloadName(workload, language)}: ${date}${view.state}`, color: view.color };
  });
  const hidden = engagements.length - shown.length;
  return hidden > 0 ? [...lines, { text: texts[language].more(hidden), color: 'default' }] : lines;
}
