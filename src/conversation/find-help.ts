import { LANGUAGES, type ByLanguage, type Language } from '../domain/language.ts';
import { BOT_ACTIONS, botActions, type BotAction } from './bot-actions.ts';
import { HELP_TOPICS, helpTopics, type HelpTopic } from './help-topics.ts';
import { phraseSearch, type Match, type PhraseSearch } from './phrase-search.ts';

/** A topic that a question may be about. */
export interface TopicMatch {
  readonly topic: HelpTopic;
  /** Above 0, and up to 1. */
  readonly score: number;
}

/** From this score on the topic is what was asked, below it is a guess. */
const CONFIDENT = 0.4;

/** As many as are offered instead of what was not understood. */
const CLOSEST = 3;

const topicSearches = inEachLanguage((language) =>
  phraseSearch(
    HELP_TOPICS.map((id) => {
      const { title, otherWays } = helpTopics[id].texts[language];
      return { id, phrases: [title, ...otherWays] };
    }),
    language,
  ),
);

const actionSearches = inEachLanguage((language) =>
  phraseSearch(
    BOT_ACTIONS.map((id) => {
      const { title, otherWays } = botActions[id][language];
      return { id, phrases: [title, ...otherWays] };
    }),
    language,
  ),
);

/**
 * The topics that a question may be about, best first; empty when none of its words occurs in any. It may be of any length, but
 * only its beginning is read. `language` is the person's; somebody may ask in the other all the same.
 */
export function findTopics(text: string, language: Language): readonly TopicMatch[] {
  return findInBoth(topicSearches, text, language).map(({ id, score }) => ({ topic: id, score }));
}

/** The topic that a question is about; `undefined` when that would be a guess. */
export function findConfidentTopic(text: string, language: Language): HelpTopic | undefined {
  const [best] = findTopics(text, language);
  return best && best.score >= CONFIDENT ? best.topic : undefined;
}

/**
 * The three things the bot can do that are closest to a text, best first; where it is close to fewer, what people ask for most.
 * `mayDo` says what the person may ask for; there are fewer when they may do fewer.
 */
export function closestActions(
  text: string,
  language: Language,
  mayDo: (action: BotAction) => boolean,
): readonly BotAction[] {
  const close = findInBoth(actionSearches, text, language).map(({ id }) => id);
  return [...new Set([...close, ...BOT_ACTIONS])].filter(mayDo).slice(0, CLOSEST);
}

function inEachLanguage<Id extends string>(
  build: (language: Language) => PhraseSearch<Id>,
): ByLanguage<PhraseSearch<Id>> {
  return { en: build('en'), es: build('es') };
}

/** What is found in either language; of what is found alike, that of the person's goes first. */
function findInBoth<Id extends string>(
  searches: ByLanguage<PhraseSearch<Id>>,
  text: string,
  language: Language,
): readonly Match<Id>[] {
  const others = LANGUAGES.filter((other) => other !== language);
  const found = [language, ...others].flatMap((one) => searches[one](text));
  const sorted = found.toSorted((one, other) => other.score - one.score);
  return sorted.filter(({ id }, position) => sorted.findIndex((match) => match.id === id) === position);
}
