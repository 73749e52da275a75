import { SIGNS } from './intent-signs.ts';
import type { Intent } from './intent.ts';

/** An intent, and how much speaks for it; 0 for what is only guessed from what is named. */
export interface WeighedIntent {
  readonly intent: Intent;
  readonly weight: number;
}

/** About oneself, not about a customer that is named in the same sentence. */
const PERSONAL: ReadonlySet<Intent> = new Set(['absence', 'myWeek', 'settings', 'toDo', 'customers', 'people', 'help']);
/** What people look at with a question. */
const ASKED: ReadonlySet<Intent> = new Set([
  ...(['toDo', 'myWeek', 'customers', 'people', 'delivery', 'help', 'history', 'language', 'newCustomer'] as const),
  ...(['undo', 'cancel', 'settings', 'absence', 'find'] as const),
]);
/** What is done; said with "not" it is not to be done. */
const DONE: ReadonlySet<Intent> = new Set([
  ...([
    'capture',
    'reschedule',
    'correct',
    'void',
    'started',
    'inactive',
    'reactivate',
    'kickoff',
    'completion',
  ] as const),
  ...(['assign', 'channel', 'merge', 'changeL1', 'find'] as const),
]);
/** How much less is meant by what is about oneself when a customer is named. */
const BESIDE_CUSTOMER = 0.3;
const QUESTION_WEIGHT = 9;
/** Two words for the same thing say a little more than one. */
const FURTHER = 0.5;

/** About reminders in general. */
const HOW_OFTEN = /^[¿\s]*(?:when|how often|cuando|cada cuanto|con que frecuencia)/u;

/** Facts are asked for, not deeds: unlike "can you". */
const WH =
  /^(?:(?:and|so|y|entonces|oye|hi|hey|hola)[,:]? )*(?:what|which|who|when|where|how|is|has|did|que|cual|cuales|quien|quienes|cuando|donde|como|en que|tiene|tienen)(?![\p{L}])/u;

/** What is only said for a case that has not come. */
export const CONDITION =
  /(?<=[\p{L}@.,] )(?:if|si) (?:@who|@date|they|it|he|she|nobody|no|the|sigue|siguen|el|la|contest|respond).*$/u;

const INTERROGATIVE =
  /^(?:(?:and|so|y|entonces|oye|hi|hey|hola|perdon|una duda|duda|question|pregunta)[,:]? )*(?:what|which|who|whom|when|where|why|how|is|are|do|does|did|may|can|could|should|must|has|have|will|would|que|cual|cuales|quien|quienes|cuando|donde|por que|porque|como|es|son|hay que|debo|debe|deben|puedo|puede|pueden|tengo que|tiene que|tienen que|cuenta|vale|sirve|se puede|se debe|hace falta|a que|para que|en que)(?![\p{L}])/u;

/** What asks for the rules even where a customer is named. */
const ABOUT_RULES =
  /(?:is (?:that|it|this) (?:already )?(?:the|a) (?:start|same|day)|does (?:that|it|this|an?) .*count|count as|counts as|what (?:do|should) i do (?:if|when)|ya (?:es|cuenta como) (?:el )?inicio|(?:eso|esto) (?:ya )?(?:cuenta|vale|es)|cuenta (?:ya )?como|que hago si|que hago cuando)/u;

const NEGATED =
  /(?<![\p{L}])(?:(?:please )?(?:don'?t|do not) (?:change|move|mark|set|touch|save|book|update|reschedule|close|delete|do|enter|postpone|assign|merge|push)\p{L}*|no (?:lo |la |me |le |los |las )?(?:cambi|muev|toqu|guard|hag|anot|pong|cancel|marqu|pas|borr|aplac|registr|asign|actualic|modifiqu)\p{L}*|(?:todavia|aun) no (?:habl|contact|cambi|muev|toqu|hag|marqu|hemos|he|han)\p{L}*|aun no (?:cambi|muev|hag|hemos|he|han)\p{L}*|(?:have|has|had|did)(?: not|n'?t) (?:yet )?(?:spoken|spoke|started|met|talked|begun|discussed)|no (?:hemos|he|han|ha) (?:\p{L}+ )?(?:hablado|empezado|comenzado|iniciado|arrancado|tenido))(?![\p{L}])/u;

/** What a folded sentence most likely wants, with marks for what was read already (see `SIGNS`). */
export function findIntent(marked: string): WeighedIntent {
  const namesCustomer = marked.includes('@who');
  const isAsked = INTERROGATIVE.test(marked.replace(/^[¿\s]+/, '')) || /[¿?]/.test(marked);
  const asksForFacts = WH.test(marked.replace(/^[¿\s]+/, ''));
  const found = Map.groupBy(
    SIGNS.filter(({ pattern }) => pattern.test(marked.replace(CONDITION, ''))),
    ({ intent }) => intent,
  );
  const [best] = [...found]
    .map(([intent, signs]) => {
      const weights = signs.map(({ weight }) => weight);
      const strongest = Math.max(...weights);
      const sum = strongest + FURTHER * (weights.reduce((total, weight) => total + weight, 0) - strongest);
      const factor = namesCustomer && PERSONAL.has(intent) ? BESIDE_CUSTOMER : 1;
      const asked = namesCustomer && asksForFacts ? (intent === 'find' ? 3 : DONE.has(intent) ? -2 : 0) : 0;
      return { intent, weight: sum * factor + asked };
    })
    .toSorted((one, other) => other.weight - one.weight);
  if (isAsked && ABOUT_RULES.test(marked)) return { intent: 'question', weight: QUESTION_WEIGHT };
  const isGeneral = !namesCustomer && !marked.includes('@date');
  const isViewed = best !== undefined && ASKED.has(best.intent) && best.weight >= 7;
  if (isAsked && isGeneral && (!isViewed || (best.intent === 'delivery' && HOW_OFTEN.test(marked)))) {
    return { intent: 'question', weight: QUESTION_WEIGHT };
  }
  if (best && DONE.has(best.intent) && NEGATED.test(marked)) return { intent: 'unknown', weight: best.weight };
  if (best) return best;
  if (NEGATED.test(marked)) return { intent: 'unknown', weight: 0 };
  if (!namesCustomer)
    return { intent: marked.includes('@date') && marked.includes('@work') ? 'capture' : 'unknown', weight: 0 };
  return { intent: /@date|@when/.test(marked) ? 'capture' : 'find', weight: 0 };
}
