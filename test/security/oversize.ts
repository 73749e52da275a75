import { bytesOf, CARD_BYTES } from '../../src/cards/fit-card.ts';
import type { BotUnderTest } from '../support/bot-under-test.ts';
import { inputOf } from '../support/cards.ts';
import type { Size, Trial } from '../support/trial.ts';
import { click, collectSubmits, differencesOf, restore, snapshotOf, stageBot, type Submit } from './staged-bot.ts';

const LENGTHS = [5_000, 30_000];
const CHARACTERS = {
  ci: ['x', '漢'],
  full: ['x', 'ñ', '漢', '👩‍👩‍👧‍👦', '"', '\\', '\n', '\uD83D'],
} as const satisfies Record<Size, readonly string[]>;
/** Code units of what was typed that are shown again at least: of one line, of several. */
const KEPT = { line: 250, lines: 5_000 };

/** What the front door takes of a request, less what stands around the data of a card. */
const DOOR_BYTES = 255 * 1024;

/** Texts that are too long, in every text field of every form. */
export const oversize: Trial = {
  name: 'oversize',
  promise: `${LENGTHS.map((length) => length.toLocaleString('en')).join(' and ')} characters in each text field of each form, and in all of a form at once: refused, nothing saved, the form comes back with the beginning of what was typed (${String(KEPT.lines)} code units, ${String(KEPT.line)} of a single line), and the card has at most ${String(CARD_BYTES)} bytes`,
  run: async (size) => {
    const underTest = await stageBot();
    try {
      return await fillIn(underTest, CHARACTERS[size]);
    } finally {
      await underTest.stop();
    }
  },
};

async function fillIn(
  underTest: BotUnderTest,
  characters: readonly string[],
): Promise<{ readonly measured: string; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  const { store } = underTest.bot;
  const submits = (await collectSubmits(underTest)).filter((submit) => textInputs(submit).length > 0);
  const before = await snapshotOf(store);
  let pressed = 0;
  let turnedAway = 0;
  let biggest = 0;
  for (const submit of submits) {
    const ids = textInputs(submit).map(({ id }) => String(id));
    const fillings = [...ids.map((id) => [id]), ...(ids.length > 1 ? [ids] : [])];
    for (const filled of fillings) {
      for (const text of characters.flatMap((character) => LENGTHS.map((length) => character.repeat(length)))) {
        const told = `${submit.verb}, ${filled.join(' and ')}: ${String(text.length)} code units of ${JSON.stringify(text.slice(0, 11))}`;
        const data = { ...submit.data, ...Object.fromEntries(filled.map((id) => [id, text])) };
        const { status, kind, card } = await click(underTest, submit.person, data);
        pressed += 1;
        const differences = differencesOf(before, await snapshotOf(store));
        await restore(store, differences);
        // Longer than any card sends, and the form is not drawn again.
        const isTakenIn = text.length <= 100_000;
        const isTurnedAway = Buffer.byteLength(JSON.stringify(data)) > DOOR_BYTES;
        if (isTurnedAway) {
          turnedAway += 1;
          if (status !== 413) failures.push(`${told}: answered with ${String(status)}`);
        } else if (status !== 200 || kind !== 'card') failures.push(`${told}: answered with ${String(status)} ${kind}`);
        // Blanks alone are nothing typed.
        else if (text.trim() !== '' && differences.length > 0) failures.push(`${told}: saved`);
        else if (isTakenIn && differences.length === 0) {
          failures.push(
            ...filled.flatMap((id) => problemsOf(card, submit, id, text)).map((problem) => `${told}: ${problem}`),
          );
        }
        biggest = Math.max(biggest, bytesOf(card));
        if (bytesOf(card) > CARD_BYTES) failures.push(`${told}: a card of ${String(bytesOf(card))} bytes`);
      }
    }
  }
  const fields = submits.reduce((sum, submit) => sum + textInputs(submit).length, 0);
  for (const { level, message } of underTest.log.lines) if (level === 'error') failures.push(`logged: ${message}`);
  return {
    measured: `${String(fields)} text fields of ${String(submits.length)} forms, ${String(pressed)} presses, ${String(turnedAway)} of them turned away at the door for their size; the biggest card had ${String(biggest)} bytes`,
    failures: [...new Set(failures)],
  };
}

function textInputs({ inputs }: Submit): readonly Submit['inputs'][number][] {
  return inputs.filter(({ type }) => type === 'Input.Text');
}

/** What is wrong with how the text is shown again: it has to be its beginning, and enough of it. */
function problemsOf(card: Submit['data'], submit: Submit, id: string, text: string): readonly string[] {
  const wasOneLine = textInputs(submit).some((input) => input['id'] === id && input['isMultiline'] !== true);
  const shown = inputOf(card, id)['value'];
  if (typeof shown !== 'string') return ['the field is not on the card that came back'];
  // Half a character is shown as the sign for one.
  const typed = text.toWellFormed();
  if (!typed.startsWith(shown)) return ['something else than was typed is shown again'];
  const enough = Math.min(typed.length, wasOneLine ? KEPT.line : KEPT.lines) - 1;
  return shown.length < enough ? [`only ${String(shown.length)} code units are shown again`] : [];
}
