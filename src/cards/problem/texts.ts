import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly failed: string;
  readonly failedRemedy: string;
  readonly reference: (number: string) => string;
  readonly failedClick: (number: string) => string;
  readonly failedForm: (number: string) => string;
  readonly outdatedCard: string;
  readonly outdatedCardRemedy: string;
  readonly repeated: (by: string | undefined, at: string) => string;
  readonly repeatedTitle: string;
  readonly forbidden: (fmName: string | undefined) => string;
  readonly forbiddenRole: string;
  readonly noRoleTitle: string;
  readonly noRole: string;
  readonly noRoleRemedy: string;
  readonly undoTitle: string;
  readonly undo: string;
  readonly cancelTitle: string;
  readonly cancel: string;
  readonly foreignAccount: string;
  readonly foreignAccountRemedy: string;
  readonly notFound: string;
  readonly notFoundRemedy: string;
  readonly personNotFound: string;
  readonly personNotFoundRemedy: string;
  readonly nothingToDo: string;
  readonly groupChatTitle: string;
  readonly groupChat: string;
  readonly unknownActivity: string;
  readonly tooBusyTitle: string;
  readonly tooBusy: string;
  readonly tooBusyClick: string;
  readonly tryAgain: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'That did not work',
    failed: 'Something went wrong on our side.',
    failedRemedy: 'Try again in a moment. If it happens again, give this number to whoever runs the bot:',
    reference: (number) => `Reference ${number}`,
    failedClick: (number) =>
      `Something went wrong on our side. Try again in a moment. If it happens again, give whoever runs the bot this number: ${number}`,
    failedForm: (number) =>
      `Saving failed on our side. What you entered is still here: save again in a moment. If it happens again, give whoever runs the bot this number: ${number}`,
    outdatedCard: 'This card is too old for the bot to understand.',
    outdatedCardRemedy: 'Nothing was saved. Open the customer again and answer there.',
    repeated: (by, at) => `${by ?? 'Somebody'} already answered this on ${at}; one answer counts.`,
    repeatedTitle: 'Already answered',
    forbidden: (fmName) =>
      fmName === undefined
        ? 'Your role does not allow that for this customer.'
        : `Only the assigned FastTrack Manager, ${fmName}, or a lead can do that.`,
    forbiddenRole: 'Your role does not allow that.',
    noRoleTitle: 'Engagement Start Date',
    noRole: 'You have no role in this bot yet, so it cannot show you any customers.',
    noRoleRemedy:
      'Ask an administrator of the bot to add you with your role (Gateway, FastTrack Manager, lead or FRP manager), and give them this id:',
    undoTitle: 'To put something right',
    undo: 'Open the customer and the workload: a date typed wrongly is corrected there, your own without a reason for a quarter of an hour, and a lead takes back one that should never have been entered. Nothing was changed now.',
    cancelTitle: 'Nothing was stored',
    cancel:
      'Only what you save with a button is stored. Forms that are still open in this chat do nothing by themselves.',
    foreignAccount:
      'This bot is for the staff of one organisation, and the account you write with is not theirs. It has no role here, and cannot be given one.',
    foreignAccountRemedy: 'Switch to your work account of that organisation in Teams, and write to the bot there.',
    notFound: 'That customer or workload is not here any more, or you may not see it.',
    notFoundRemedy: 'Look it up again in the list of customers.',
    personNotFound: 'The directory does not know that person.',
    personNotFoundRemedy: 'Write "people" to see whom it knows.',
    nothingToDo: 'There is nothing to do here for this customer at the moment.',
    groupChatTitle: 'Let us talk in your personal chat',
    groupChat:
      'I can only discuss customers in your personal chat with me. Open it from the apps of Teams and write to me there.',
    unknownActivity: 'The bot cannot do anything with that. Write "help" to see what it can do.',
    tooBusyTitle: 'A moment, please',
    tooBusy: 'A lot came from you in a short time, and this was left out. Wait a little and send it again.',
    tooBusyClick:
      'A moment, please: a lot came from you in a short time. Nothing was saved by this click, and what you entered is still here. Wait a little and press again.',
    tryAgain: 'Try again',
  },
  es: {
    title: 'No ha funcionado',
    failed: 'Algo ha fallado por nuestra parte.',
    failedRemedy: 'Pruebe otra vez en un momento. Si vuelve a ocurrir, dé este número a quien administra el bot:',
    reference: (number) => `Referencia ${number}`,
    failedClick: (number) =>
      `Algo ha fallado por nuestra parte. Pruebe otra vez en un momento. Si vuelve a ocurrir, dé este número a quien administra el bot: ${number}`,
    failedForm: (number) =>
      `Ha fallado el guardado por nuestra parte. Lo que escribió sigue aquí: guarde otra vez en un momento. Si vuelve a ocurrir, dé este número a quien administra el bot: ${number}`,
    outdatedCard: 'Esta tarjeta es demasiado antigua y el bot ya no la entiende.',
    outdatedCardRemedy: 'No se ha guardado nada. Abra de nuevo el cliente y responda allí.',
    repeated: (by, at) => `${by ?? 'Otra persona'} ya respondió a esto el ${at}; cuenta una sola respuesta.`,
    repeatedTitle: 'Ya se ha respondido',
    forbidden: (fmName) =>
      fmName === undefined
        ? 'Su función no le permite hacer eso con este cliente.'
        : `Solo puede hacerlo el administrador de FastTrack asignado, ${fmName}, o un gerente regional.`,
    forbiddenRole: 'Su función no le permite hacer eso.',
    noRoleTitle: 'Fecha de inicio de la interacción',
    noRole: 'Usted aún no tiene ninguna función en este bot, así que no puede mostrarle ningún cliente.',
    noRoleRemedy:
      'Pida a un administrador del bot que le dé de alta con su función (Gateway, administrador de FastTrack, gerente regional o administrador de socios) e indíquele este identificador:',
    undoTitle: 'Para deshacer algo',
    undo: 'Abra el cliente y la carga de trabajo: allí se corrige una fecha mal escrita, la propia sin motivo durante un cuarto de hora, y un gerente regional retira la que nunca debió anotarse. Ahora no se ha cambiado nada.',
    cancelTitle: 'No se ha guardado nada',
    cancel:
      'Solo se guarda lo que usted guarda con un botón. Los formularios que siguen abiertos en este chat no hacen nada por sí solos.',
    foreignAccount:
      'Este bot es para el personal de una organización, y la cuenta con la que escribe no es de ella. Aquí no tiene ninguna función ni se le puede dar una.',
    foreignAccountRemedy: 'Cambie en Teams a su cuenta de trabajo de esa organización y escriba al bot desde ella.',
    notFound: 'Ese cliente o esa carga de trabajo ya no está aquí, o usted no puede verlo.',
    notFoundRemedy: 'Búsquelo de nuevo en la lista de clientes.',
    personNotFound: 'El directorio no conoce a esa persona.',
    personNotFoundRemedy: 'Escriba «personas» para ver a quién conoce.',
    nothingToDo: 'Ahora mismo no hay nada que hacer aquí con este cliente.',
    groupChatTitle: 'Hablemos en su chat personal',
    groupChat:
      'De los clientes solo se habla en su chat personal con el bot. Ábralo desde las aplicaciones de Teams y escríbale allí.',
    unknownActivity: 'El bot no puede hacer nada con eso. Escriba «ayuda» para ver lo que sabe hacer.',
    tooBusyTitle: 'Un momento, por favor',
    tooBusy: 'Ha llegado mucho de usted en poco tiempo y esto se ha quedado fuera. Espere un poco y envíelo otra vez.',
    tooBusyClick:
      'Un momento, por favor: ha llegado mucho de usted en poco tiempo. Este clic no ha guardado nada y lo que escribió sigue aquí. Espere un poco y pulse otra vez.',
    tryAgain: 'Probar otra vez',
  },
};
