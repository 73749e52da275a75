import { z } from 'zod';

import { nonceInput } from '../answer-input.ts';

export const chooseLanguageVerb = 'choose-language';
export const chooseLanguageInput = z.strictObject({
  verb: z.literal(chooseLanguageVerb),
  nonce: nonceInput,
  language: z.enum(['en', 'es']),
});
