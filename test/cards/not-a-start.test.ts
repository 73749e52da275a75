import assert from 'node:assert/strict';

import { confirmStartedVerb } from '../../src/cards/confirm-started/input.ts';
import { logAttemptVerb } from '../../src/cards/log-attempt/input.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { cardGallery } from '../support/card-gallery.ts';
import { buttonsOf, textsOf } from '../support/cards.ts';

const SAYS = {
  en: /An e-mail you sent or a voicemail you left is (?:not a start|an attempt, not a start|"I tried, no answer")/,
  es: /Un correo enviado o un mensaje en el buzón de voz (?:no es un inicio|es un intento, no un inicio|es «Lo intenté, sin respuesta»)/,
};

describe('what is no start', () => {
  for (const language of LANGUAGES) {
    it(`R19: stands on every card that asks whether information was exchanged, or whether somebody tried (${language})`, () => {
      const asking = [...cardGallery(language)].filter(([, card]) =>
        buttonsOf(card).some(({ action }) => [confirmStartedVerb, logAttemptVerb].includes(String(action['verb']))),
      );
      assert.ok(asking.length >= 5);
      for (const [name, card] of asking)
        assert.ok(
          textsOf(card).some((text) => SAYS[language].test(text)),
          name,
        );
    });
  }
});
