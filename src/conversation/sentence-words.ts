import { fold } from './fold.ts';
import { MAX_SENTENCE } from './understand.ts';

/** Shorter words begin too many names. */
const SHORTEST = 3;
const SHORTEST_NUMBER = 5;

/** Words that are in most sentences and begin no name worth looking up. */
const COMMON = new Set(
  (
    'new the and for with from that this they them their have has had was were will would could should can you your our not but about into ' +
    'please date start move change push next week month monday tuesday wednesday thursday friday january february march april june july ' +
    'august september october november december because since left voicemail called emailed email phone answer reply customer customers ' +
    'los las del para con por que una uno sus fecha inicio cliente clientes mueve cambia pasa aplaza proximo proxima semana lunes martes ' +
    'miercoles jueves viernes enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre porque ' +
    'correo llame buzon intento favor quiere quieren empezar hola ayuda'
  ).split(' '),
);

/** The words of a sentence by which a customer could be looked up: ids, numbers, and words that are not in every sentence. */
export function sentenceWords(text: string): readonly string[] {
  const folded = fold(text.normalize('NFC').slice(0, MAX_SENTENCE));
  const guids = folded.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g) ?? [];
  const rest = guids.reduce((left, guid) => left.replaceAll(guid, ' '), folded);
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [
    ...guids,
    ...words.filter((word) =>
      /^\d+$/.test(word) ? word.length >= SHORTEST_NUMBER : word.length >= SHORTEST && !COMMON.has(word),
    ),
  ];
}
