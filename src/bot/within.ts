/**
 * What `work` comes to, if it does so in time; otherwise it is left to itself.
 * @throws Error when the time is over
 */
export async function within<T>(timeMs: number, work: Promise<T>): Promise<T> {
  const { promise: timeIsOver, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`No answer within ${String(timeMs)} ms`));
  }, timeMs);
  try {
    return await Promise.race([work, timeIsOver]);
  } finally {
    clearTimeout(timer);
  }
}
