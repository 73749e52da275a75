const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id of Entra in the lower case it is stored in, without braces around it, or `undefined` when `text` is none. */
export function parseGuid(text: string): string | undefined {
  const id = text
    .trim()
    .toLowerCase()
    .replace(/^\{(?<inner>.*)\}$/, '$<inner>');
  return GUID.test(id) ? id : undefined;
}
