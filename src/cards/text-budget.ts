/** Bytes, as UTF-8, of one list of people's texts on a card that has a few such lists. */
const TEXT_BUDGET = 5_000;

/** As many entries from the start as fit on a card; the first even if it is longer, for the card shortens it then. */
export function withinBudget<Entry>(entries: readonly Entry[], textOf: (entry: Entry) => string): readonly Entry[] {
  const encoder = new TextEncoder();
  let left = TEXT_BUDGET;
  return entries.filter((entry, index) => {
    left -= encoder.encode(textOf(entry)).length;
    return index === 0 || left >= 0;
  });
}
