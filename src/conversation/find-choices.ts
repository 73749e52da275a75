import type { AttemptChannel, DeliveryChannel, L1 } from '../domain/engagement.ts';
import type { Language } from '../domain/language.ts';

function words(pattern: string): RegExp {
  const source = pattern.replaceAll(' ?', String.raw`\s*`).replaceAll(' ', String.raw`\s+`);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'u');
}

/** In the order in which they count: somebody who calls and leaves a message has left a message. */
const ATTEMPT_CHANNELS: readonly (readonly [AttemptChannel, RegExp])[] = [
  [
    'voicemail',
    words('voice ?mail|vm|answering machine|buzon(?: de voz)?|contestador|(?:mensaje|correo|nota) de voz|recado en el'),
  ],
  [
    'teams',
    words(
      '(?:on|over|via|by|in|through|por|en|via|mediante) (?:ms |microsoft |chat de )?teams(?: chat)?|teams (?:chat|message|call)|chat de teams|mensaje (?:de|por|en) teams|pinged .* teams',
    ),
  ],
  ['email', words('e ?-?mail\\w*|mail|mailed|mailing|correos?(?: electronicos?)?|emailed')],
  [
    'phone',
    words(
      'call(?:ed|s|ing)?|rang|phone[sd]?|phoned|telephoned?|rung|ring|dialled|picked up|pick up|line was busy|engaged tone|hung up|llam(?:e|ado|ada|adas|amos|ando|o)|telefon\\w*|tel|marque|marcado|coge\\w*|cogio|comunica\\w*|descuelg\\w*|colg\\w*|suena',
    ),
  ],
  ['other', words('text(?: message|ed)?|sms|whatsapp|linkedin|in person|visited|letter|en persona|carta|wasap')],
];

/** How somebody tried to reach a customer. */
export function findAttemptChannel(folded: string): AttemptChannel | undefined {
  return ATTEMPT_CHANNELS.find(([, pattern]) => pattern.test(folded))?.[0];
}

const TEAMS_AS_MEANS =
  /(?<=(?:messag|ping|wrot|writ|chat|contact|reach|text|call|rang|escrib|mensaj|llam|mand|envi|contest|respond|answer|repl)\p{L}*(?:\s+[\p{L}\p{N}.,']+){0,6}\s+(?:on|over|via|by|in|through|por|en|mediante|de)\s+(?:ms\s+|microsoft\s+)?)teams(?=\s+(?:chat|message)|(?!\s*[\p{L}]))|teams(?=\s+(?:chat|message))|(?<=(?:chat|mensaje|llamada)\s+(?:de|por|en)\s+)teams/gu;

/** Where Teams is named as the way to somebody, and not as what they deploy. */
export function findTeamsAsMeans(folded: string): readonly { readonly start: number; readonly end: number }[] {
  return [...folded.matchAll(TEAMS_AS_MEANS)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }));
}

const L1S: readonly (readonly [L1, RegExp])[] = [
  [
    'duplicateInvalid',
    words('duplicate ?/ ?invalid|duplicad[oa] ?/ ?invalid[oa]|duplicate|invalid|duplicad[oa]|invalid[oa]'),
  ],
  [
    'noIntent',
    words(
      'no intent|no longer (?:intends?|wants?|plans?)|sin intencion|no (?:tienen?|hay) intencion|ya no (?:quieren?|piensan?|piensa|van|va|tienen?)',
    ),
  ],
  ['statusUnknown', words('status unknown|unknown|estado desconocido|desconocido')],
  ['inProgress', words('in progress|unblock(?:ed)?|en progreso|en curso|desbloque\\p{L}*')],
  ['blocked', words('blocked|block|bloque\\p{L}*')],
];

/** Which L1 is said. */
export function findL1(folded: string): L1 | undefined {
  return L1S.find(([, pattern]) => pattern.test(folded))?.[0];
}

const DELIVERY_CHANNELS: readonly (readonly [DeliveryChannel, RegExp])[] = [
  ['frp', words('frp|partner\\p{L}*(?:-led)?|ready partner|soci[oa]s?')],
  ['ftc', words('ftc|fasttrack cent(?:er|re)|centro (?:de )?fasttrack|fasttrack|microsoft')],
];

/** Who is said to deliver. */
export function findDeliveryChannel(folded: string): DeliveryChannel | undefined {
  return DELIVERY_CHANNELS.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** Which language somebody wants to be answered in. */
export function findLanguageAskedFor(folded: string): Language | undefined {
  if (words('english|ingles').test(folded)) return 'en';
  return words('spanish|espanol|castellano').test(folded) ? 'es' : undefined;
}
