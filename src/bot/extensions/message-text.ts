import { plainText } from '../../cards/adaptive-card.ts';

/** Only the beginning of a message is looked at, and of that as much goes into a search field as a name may have. */
const LOOKED_AT = 2000;
const MAX_TEXT = 100;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&nbsp;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
]);

/** The beginning of a message's text, in one line; Teams gives messages as HTML. */
export function messageText(html: string): string {
  const text = html
    .slice(0, LOOKED_AT)
    .replace(/<[^<>]*>?/g, ' ')
    .replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => ENTITIES.get(entity) ?? entity);
  const line = plainText(text).replace(/\s+/g, ' ').trim();
  return line
    .slice(0, MAX_TEXT)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
