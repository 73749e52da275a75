import { z } from 'zod';

export const chooseLanguageVerb = 'choose-language';
export const chooseLanguageInput = z.strictObject({
  verb: z.literal(chooseLanguageVerb),
  language: z.enum(['en', 'es']),
});
