import type { EngagementState, WorkloadEngagement } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, type AdaptiveCard } from '../adaptive-card.ts';
import { openCaptureData } from '../capture-start-date/input.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { stateColor, startDateInWords, wording } from '../wording.ts';
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
    speak: `${title}: ${words.count(total)}`,
    title,
    subtitle: total === 0 ? words.empty[filter.kind] : count,
    rows: customers.map(({ tenant, engagements }) => ({
      customer: plainText(tenant.customerName),
      lines: linesOf(engagements, language),
      actions: [
        filter.kind === 'withoutDate'
          ? plainAction(words.capture, openCaptureData(tenant.tenantId), 'positive')
          : plainAction(words.open, openCustomerData(tenant.tenantId)),
      ],
    })),
    actions:
      pageCount > 1
        ? [
            page + 1 < pageCount
              ? plainAction(words.next, listCustomersData(filter, page + 1))
              : plainAction(words.first, listCustomersData(filter)),
          ]
        : [],
  });
}

function linesOf(
  engagements: CustomerListContent['customers'][number]['engagements'],
  language: Language,
): readonly { readonly text: string; readonly color: string }[] {
  const shown = engagements.length > LINES ? engagements.slice(0, LINES - 1) : engagements;
  const lines = shown.map(({ engagement: { workload, esd }, state }) => {
    const date = esd ? `${startDateInWords(esd, language)} · ` : '';
    return {
      text: `${workloadName(workload, language)}: ${date}${wording[language].states[state]}`,
      color: stateColor(state),
    };
  });
  const hidden = engagements.length - shown.length;
  return hidden > 0 ? [...lines, { text: texts[language].more(hidden), color: 'default' }] : lines;
}
