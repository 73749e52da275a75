/** Control characters but for tabs and line ends, and the marks that turn the direction of writing around (Unicode's Bidi_Control). */
const UNWANTED = /[^\P{Cc}\t\n]|\p{Bidi_Control}/gu;

/**
 * A person's text as it is taken in and as it is shown: line ends are `\n`, and what cannot be seen but changes what is seen is
 * left out. Right-to-left letters turn by themselves, and what joins an emoji stays. Safe to repeat.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNWANTED, '')
    .toWellFormed();
}
