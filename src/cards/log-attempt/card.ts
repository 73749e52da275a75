import { ATTEMPT_CHANNELS } from '../../domain/engagement.ts';
import type { Language } from '../../domain/language.ts';
import type { AdaptiveCard } from '../adaptive-card.ts';
import { choiceField, textField, type FieldView, type FormState } from '../field.ts';
import { changeData, formCard, type ChangeForm } from '../form/form-card.ts';
import { wording } from '../wording.ts';
import { logAttemptVerb } from './input.ts';
import { texts } from './texts.ts';

/** The form that logs a contact attempt. */
export function logAttemptCard(content: ChangeForm): AdaptiveCard {
  const { language, form } = content;
  return formCard(content, {
    title: texts[language].title,
    intro: texts[language].intro,
    fields: logAttemptFields(form, language),
    data: changeData(logAttemptVerb, content),
  });
}

/** The inputs for how the FM tried. */
export function logAttemptFields(form: FormState, language: Language): readonly FieldView[] {
  const words = texts[language];
  return [
    choiceField({
      id: 'channel',
      label: words.channel,
      form,
      required: words.channelRequired,
      choices: ATTEMPT_CHANNELS.map((value) => ({ title: wording[language].channels[value], value })),
    }),
    choiceField({
      id: 'outcome',
      label: words.outcome,
      form,
      initial: 'noReply',
      choices: [
        { title: words.noReply, value: 'noReply' },
        { title: words.reply, value: 'reply' },
      ],
    }),
    textField({ id: 'comment', label: words.comment, placeholder: words.commentPlaceholder, form }),
  ];
}
