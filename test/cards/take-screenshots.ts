// `npm run cards:screenshots`: a picture of every card in both languages, light and dark, wide and phone-narrow, drawn
// by the reference renderer with colours and sizes like those of Teams. They go to screenshots/cards/.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { LANGUAGES } from '../../src/domain/language.ts';
import { findChromium, launchChromium } from '../browser/chromium.ts';
import { cardGallery } from '../support/card-gallery.ts';

const THEMES = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    emphasis: '#f0f0f0',
    text: '#242424',
    subtle: '#616161',
    border: '#d1d1d1',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    emphasis: '#383838',
    text: '#ffffff',
    subtle: '#adadad',
    border: '#525252',
  },
};
const SIGNALS = {
  light: {
    good: '#237b4b',
    warning: '#8a5500',
    attention: '#c4314b',
    attentionBack: '#fcf4f6',
    goodBack: '#f1faf1',
    warningBack: '#fff9e6',
  },
  dark: {
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    attentionBack: '#3e1f25',
    goodBack: '#1b2f1e',
    warningBack: '#332b12',
  },
};
const WIDTHS = { wide: 520, phone: 320 };
const OUTPUT = join(import.meta.dirname, '../../screenshots/cards');

function hostConfig(theme: keyof typeof THEMES): object {
  const { card, emphasis, text, subtle } = THEMES[theme];
  const { good, warning, attention, attentionBack, goodBack, warningBack } = SIGNALS[theme];
  const color = (value: string): object => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: text, subtle },
    accent: color('#7f85f5'),
    good: color(good),
    warning: color(warning),
    attention: color(attention),
  };
  return {
    fontFamily: "'Segoe UI', system-ui, sans-serif",
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: THEMES[theme].border },
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    containerStyles: {
      default: { backgroundColor: card, foregroundColors },
      emphasis: { backgroundColor: emphasis, foregroundColors },
      attention: { backgroundColor: attentionBack, foregroundColors },
      good: { backgroundColor: goodBack, foregroundColors },
      warning: { backgroundColor: warningBack, foregroundColors },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { suffix: ' *', suffixColor: 'attention' }, optionalInputs: {} },
      errorMessage: { color: 'attention', weight: 'bolder' },
    },
  };
}

function pageFor(theme: keyof typeof THEMES): string {
  const { page, card, text, border } = THEMES[theme];
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 12px; background: ${page}; font: 14px 'Segoe UI', system-ui, sans-serif; color-scheme: ${theme}; }
    #card { background: ${card}; border: 1px solid ${border}; border-radius: 4px; overflow: hidden; }
    .ac-actionSet { flex-wrap: wrap; }
    .ac-pushButton { background: ${card}; color: ${text}; border: 1px solid ${border}; border-radius: 4px; padding: 6px 14px; font-weight: 600; margin-top: 4px; }
    .ac-pushButton.style-positive, .ac-pushButton.expanded { background: #5b5fc7; color: #fff; border-color: #5b5fc7; }
    .ac-input { background: ${page}; color: ${text}; border: 1px solid ${border}; border-radius: 4px; padding: 6px; box-sizing: border-box; font: inherit; }
    .ac-textInput { width: 100%; } textarea { min-height: 60px; } label { color: ${text}; }
  </style><div id="card"></div>`;
}

const executable = findChromium();
if (executable === undefined)
  throw new Error('There is no Chromium on this machine; install one or name it in CHROMIUM');
mkdirSync(OUTPUT, { recursive: true });
const browser = await launchChromium(executable);
const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');
let taken = 0;
for (const theme of ['light', 'dark'] as const) {
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    const page = await browser.newPage({ viewport: { width: pixels + 24, height: 800 } });
    await page.setContent(pageFor(theme));
    await page.addScriptTag({ path: renderer });
    for (const language of LANGUAGES) {
      for (const [name, card] of cardGallery(language)) {
        const code = `(() => {
          const card = new AdaptiveCards.AdaptiveCard();
          card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig(theme))});
          card.parse(${JSON.stringify(card)}, new AdaptiveCards.SerializationContext());
          document.getElementById('card').replaceChildren(card.render());
        })()`;
        await page.evaluate(code);
        await page.locator('body').screenshot({ path: join(OUTPUT, `${name}-${language}-${theme}-${width}.png`) });
        taken += 1;
      }
    }
    await page.close();
  }
}
await browser.close();
process.stdout.write(`${String(taken)} pictures in screenshots/cards\n`);
