/** Characters of one list of people's texts that a card shows. Teams takes 100 KB of UTF-16 for a whole message. */
const TEXT_BUDGET = 8_000;

/** As many entries from the start as fit on a card, which has a few such lists. */
export function withinBudget<Entry>(entries: readonly Entry[], textOf: (entry: Entry) => string): readonly Entry[] {
  let left = TEXT_BUDGET;
  return entries.filter((entry) => {
    left -= textOf(entry).length;
    return left >= 0;
  });
}
