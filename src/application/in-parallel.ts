/** Records that are read or written at the same time. */
const AT_ONCE = 8;

/**
 * Does `work` for all values, for a few of them at the same time, and keeps their order. When one fails the others are done
 * all the same, and the first failure is what it rejects with.
 */
export async function inParallel<Value, Result>(
  values: readonly Value[],
  work: (value: Value) => Promise<Result>,
  { atOnce = AT_ONCE }: { readonly atOnce?: number } = {},
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const waiting = values.entries();
  const lane = async (): Promise<void> => {
    for (const [index, value] of waiting) {
      try {
        results[index] = await work(value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  if (failures.length > 0) throw failures[0];
  return results;
}
