/** Reads each id once, however often it is asked for: for one use case, never for longer. */
export function readOnce<Found>(read: (id: string) => Promise<Found>): (id: string) => Promise<Found> {
  const found = new Map<string, Promise<Found>>();
  return (id) => {
    const known = found.get(id) ?? read(id);
    found.set(id, known);
    return known;
  };
}
