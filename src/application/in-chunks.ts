/** Records that are read at the same time. */
const AT_ONCE = 10;

/** Does `work` for all values, for a few of them at the same time, and keeps their order. */
export async function inChunks<Value, Result>(
  values: readonly Value[],
  work: (value: Value) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < values.length; start += AT_ONCE) {
    results.push(...(await Promise.all(values.slice(start, start + AT_ONCE).map(work))));
  }
  return results;
}
