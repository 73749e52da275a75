import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly titleOfOthers: string;
  readonly intro: string;
  readonly stored: (name: string, from: string, until: string, standIn: string) => string;
  readonly fm: string;
  readonly fmRequired: string;
  readonly placeholder: string;
  readonly from: string;
  readonly until: string;
  readonly delegate: string;
  readonly nobody: string;
  readonly back: string;
  readonly backOfOthers: string;
  readonly endsBeforeItBegins: string;
  readonly over: string;
  readonly tooLong: string;
  readonly awayNow: string;
  readonly samePerson: string;
  readonly noSuchDelegate: string;
  readonly noSuchFm: string;
  readonly savedTitle: string;
  readonly away: (name: string, from: string, until: string) => string;
  readonly delegateIsAsked: (delegate: string, name: string) => string;
  readonly leadIsAsked: string;
  readonly delegateIsAway: (delegate: string, from: string, until: string) => string;
  readonly isBack: (name: string) => string;
  readonly change: string;
  readonly mine: string;
  readonly withoutFm: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Out of office',
    titleOfOthers: 'Out of office of a FastTrack Manager',
    intro: 'On these days reminders go to whoever stands in, who may then also answer and change dates.',
    stored: (name, from, until, standIn) => `${name}: from ${from} to ${until}. Stands in: ${standIn}`,
    fm: 'Who is out of office?',
    fmRequired: 'Choose a FastTrack Manager.',
    placeholder: 'Choose somebody',
    from: 'First day out of office',
    until: 'Last day out of office',
    delegate: 'Who stands in?',
    nobody: 'Nobody (the lead is asked)',
    back: 'I am back: clear my absence',
    backOfOthers: 'They are back: clear their absence',
    endsBeforeItBegins: 'That is before the first day. Choose the first day or a later one.',
    over: 'That day has passed. Choose today or a later day.',
    tooLong: 'That is more than a year. Check the year.',
    awayNow:
      'That would end the absence that is running now. Clear it first, or enter the later one when this one is over.',
    samePerson: 'Nobody stands in for themselves. Choose somebody else.',
    noSuchDelegate: 'That person is no FastTrack Manager any more. Choose another one.',
    noSuchFm: 'That person is no FastTrack Manager any more. Choose another one.',
    savedTitle: 'Saved',
    away: (name, from, until) => `${name} is out of office from ${from} to ${until}, both days included.`,
    delegateIsAsked: (delegate, name) =>
      `On these days ${delegate} is asked how it went, with a copy to ${name}, and may change dates for them.`,
    leadIsAsked: 'Nobody stands in: on these days the lead is asked how it went.',
    delegateIsAway: (delegate, from, until) =>
      `${delegate} is out of office from ${from} to ${until}; on days when both are, the lead is asked.`,
    isBack: (name) => `No absence of ${name} is stored. Reminders go to ${name}.`,
    change: 'Change',
    mine: 'My customers',
    withoutFm: 'Customers without an FM',
  },
  es: {
    title: 'Fuera de la oficina',
    titleOfOthers: 'Ausencia de un administrador de FastTrack (FM)',
    intro:
      'Esos días los avisos van a su sustituto, que entonces también puede responder y cambiar fechas de inicio de la interacción.',
    stored: (name, from, until, standIn) => `${name}: desde el ${from} hasta el ${until}. Sustituto: ${standIn}`,
    fm: '¿Quién está fuera de la oficina?',
    fmRequired: 'Elija un administrador de FastTrack.',
    placeholder: 'Elija a alguien',
    from: 'Primer día fuera de la oficina',
    until: 'Último día fuera de la oficina',
    delegate: '¿Quién le sustituye?',
    nobody: 'Nadie (se pregunta al gerente regional)',
    back: 'He vuelto: quitar mi ausencia',
    backOfOthers: 'Ha vuelto: quitar su ausencia',
    endsBeforeItBegins: 'Es anterior al primer día. Elija el primer día o uno posterior.',
    over: 'Ese día ya pasó. Elija hoy o un día posterior.',
    tooLong: 'Es más de un año. Revise el año.',
    awayNow: 'Eso pondría fin a la ausencia actual. Quítela antes, o anote la posterior cuando esta haya terminado.',
    samePerson: 'Nadie se sustituye a sí mismo. Elija a otra persona.',
    noSuchDelegate: 'Esa persona ya no es administrador de FastTrack. Elija a otra.',
    noSuchFm: 'Esa persona ya no es administrador de FastTrack. Elija a otra.',
    savedTitle: 'Guardado',
    away: (name, from, until) =>
      `${name} está fuera de la oficina desde el ${from} hasta el ${until}, ambos incluidos.`,
    delegateIsAsked: (delegate, name) =>
      `Esos días se pregunta a ${delegate} cómo ha ido, con copia a ${name}, y puede cambiar fechas de inicio de la interacción en su nombre.`,
    leadIsAsked: 'No hay sustituto: esos días se pregunta al gerente regional cómo ha ido.',
    delegateIsAway: (delegate, from, until) =>
      `${delegate} está fuera de la oficina desde el ${from} hasta el ${until}. Los días en que falten ambos se pregunta al gerente regional.`,
    isBack: (name) => `No hay guardada ninguna ausencia de ${name}. Los avisos van a ${name}.`,
    change: 'Cambiar',
    mine: 'Mis clientes',
    withoutFm: 'Clientes sin FM',
  },
};
