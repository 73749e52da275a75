import type { SeededRandom } from '../simulation/seeded-random.ts';

/** What people could write to make a card say or do something else: each is harmless as text. */
const PIECES: readonly [string, ...string[]] = [
  '[link](http://evil.example)',
  '![image](http://evil.example/x.png)',
  '[a]: http://evil.example',
  '<http://evil.example>',
  'http://evil.example/?a=1&b=2',
  'mailto:x@evil.example',
  '**bold**',
  '__bold__',
  '*italic*',
  '_italic_',
  '~~struck~~',
  '`code`',
  '# heading',
  '- item',
  '+ item',
  '1. item',
  '2) item',
  '> quote',
  '| a | b |',
  '---',
  '===',
  '\\*escaped\\*',
  '&lt;b&gt;x&lt;/b&gt; &amp; &#60;i&#62;',
  '<at>Somebody</at>',
  '<at id="0">Somebody</at>',
  '@Somebody',
  '<b>bold</b>',
  '<a href="http://evil.example">link</a>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '{{DATE(2027-01-01T00:00:00Z, SHORT)}}',
  '{{{TIME(2027-01-01T00:00:00Z)}}}',
  '{{DATE(2027-01-01T00:00:00Z)',
  '${secret}',
  '${$root.secret}',
  '${json(secret)}',
  '${1+1}',
  '$${secret}',
  '\\${secret}',
  '${"${secret}"}',
  '"$data": "${$root}"',
  '$when',
  '{"type":"Action.OpenUrl","url":"http://evil.example"}',
  '\u0000',
  '\u0007\u001B[31m',
  '\u202Eevil\u202C',
  '\u2066x\u2069',
  '\u200E\u200F',
  '\r\n',
  '\n',
  '\n\n',
  '\u2028',
  '\t',
  '   ',
  '"quoted" and \'single\'',
  '\\',
  '👩‍👩‍👧‍👦',
  'עברית',
  'عربي',
  'Ñandú',
  '\uD83D',
  'plain words',
];

/** A text of some of them, in any order, between two words that occur nowhere else: `word` + `a`, and `word` + `z`. */
export function nastyText(random: SeededRandom, word: string): string {
  const pieces = Array.from({ length: random.whole(1, 6) }, () => random.pick(PIECES));
  const between = random.pick(['', ' ', '\n']);
  // Some of it has a meaning at the beginning alone.
  const [first = ''] = pieces;
  return random.happens(0.5)
    ? [`${word}a`, ...pieces, `${word}z`].join(between)
    : [first, `${word}a`, ...pieces, `${word}z`].join(between);
}
