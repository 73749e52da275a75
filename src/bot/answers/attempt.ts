import { logFailure } from '../log-failure.ts';
import type { Turn } from '../turn.ts';

/** What came of a wish; a failure is logged, and trying again is safe: the same answer counts once. */
export async function attempt<Outcome>(
  { services }: Turn,
  perform: () => Outcome,
): Promise<Awaited<Outcome> | { readonly kind: 'failed'; readonly reference: string }> {
  try {
    return await perform();
  } catch (error) {
    return { kind: 'failed', reference: logFailure(services, error) };
  }
}
