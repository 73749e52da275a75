/** A reason in a sentence. */
export interface FoundReason {
  /** Where the clause stands, its conjunction included, as offsets of the sentence. */
  readonly start: number;
  readonly end: number;
  /** Where the reason itself stands. */
  readonly from: number;
  readonly until: number;
}

const CONJUNCTION = String.raw`because of|because|cause|due to(?: the fact that)?|given that|seeing as|seeing that|owing to|reason:?|since|as(?= (?:they|their|the customer|he|she|we|our|nobody|no one|there)\b)|porque|pq|xq|ya que|puesto que|dado que|debido a(?: que)?|por culpa de|a causa de|motivo:?|razon:?|es que|como(?= (?:se|les|aun|todavia|estan|tienen|no|su|el cliente|la) [^,?]+,)|por(?= (?:vacaciones|falta|problemas|cierre|cambios?|motivos|enfermedad|obras|navidad|su|sus|un|una|el|la|los|las)\b)(?! (?:la (?:manana|tarde|noche)|el (?:momento|telefono|chat|dia|canal)|los? (?:avisos|dos|que)|un (?:momento|rato|socio|partner)|su (?:parte|cuenta)|lo ))`;

const CLAUSE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<!pregunt\p{L}* |interes\p{L}* |pasa\p{L}* )(?<conjunction>${CONJUNCTION})\s+(?<reason>\S.*)$`,
  'su',
);

/** A time, not a reason: "since Monday". */
const TIME =
  /^(?:\d|then|yesterday|last|monday|tuesday|wednesday|thursday|friday|january|february|march|april|june|july|august|september|october|november|december|the (?:start|beginning|first))/;

/** After the reason the wish goes on. */
const GOES_ON =
  /[,;.] (?=(?:it is|it's|it should|the right|es el|la buena|la correcta|please|por favor|ponle|mueve|pasa|move|so |asi que|can you|puedes)(?![\p{L}]))/u;

/** The reason that a folded sentence gives, with the words of either language that begin one. */
export function findReason(folded: string): FoundReason | undefined {
  const found = CLAUSE.exec(folded);
  if (!found?.groups) return undefined;
  const { conjunction = '', reason = '' } = found.groups;
  if (conjunction === 'since' && TIME.test(reason)) return undefined;
  const from = found.index + found[0].length - reason.length;
  // A reason that comes first ends with a comma, and the rest follows.
  const comma = found.index === 0 ? reason.indexOf(',') : reason.search(GOES_ON);
  const whole = comma < 0 ? reason : reason.slice(0, comma);
  const until = from + whole.replace(/[\s.!…]+$/u, '').length;
  return { start: found.index, end: from + whole.length, from, until };
}

const TRAILING = /^(?:\s+[\p{L}']+){0,3}\s*(?:[,;:.?!]|\s[-–—])\s*(?<clause>\S.*)$/su;
const FEWEST_WORDS = 2;

/** A clause of its own at the end, after all that was read up to `after`: often the reason, without a word that says so. */
export function findTrailingReason(folded: string, after: number): FoundReason | undefined {
  const clause = TRAILING.exec(folded.slice(after))?.groups?.['clause'];
  if (after === 0 || clause === undefined || clause.split(/\s+/).length < FEWEST_WORDS) return undefined;
  if (NO_REASON.test(clause)) return undefined;
  const from = folded.length - clause.length;
  return { start: after, end: folded.length, from, until: from + clause.replace(/[\s.!…]+$/u, '').length };
}

/** Wishes, thanks and the like are no reasons. */
const NO_REASON = /^(?:please|thanks|thank you|por favor|gracias|pls|ok|and |y |but |pero |can you|puedes|if |si )/u;

const LEADING =
  /^(?<clause>[^,;.:?!]*(?<![\p{L}])(?:cannot|can't|can not|never|cancel\p{L}*|no puede[n]?|nunca|jamas)(?![\p{L}])[^,;.:?!]*)[,;.] (?=\S)/u;

/** A clause that comes first and says what went wrong, before the wish. */
export function findLeadingReason(folded: string): FoundReason | undefined {
  const clause = LEADING.exec(folded)?.groups?.['clause'];
  return clause === undefined ? undefined : { start: 0, end: 0, from: 0, until: clause.trimEnd().length };
}
