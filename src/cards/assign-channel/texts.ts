import type { ByLanguage } from '../../domain/language.ts';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly present: (channel: string, workloads: string) => string;
  readonly channel: string;
  readonly channelRequired: string;
}

export const texts: ByLanguage<Texts> = {
  en: {
    title: 'Delivery channel',
    intro:
      'The engagement start date stays as it is. While a partner delivers, nobody is reminded of it; with FastTrack Center reminders come again.',
    present: (channel, workloads) => `${channel}: ${workloads}`,
    channel: 'Who delivers from now on?',
    channelRequired: 'Choose who delivers.',
  },
  es: {
    title: 'Canal de entrega',
    intro:
      'La fecha de inicio de la interacción queda como está. Mientras entregue un socio, nadie recibe avisos de ella; con el Centro de FastTrack vuelven los avisos.',
    present: (channel, workloads) => `${channel}: ${workloads}`,
    channel: '¿Quién entrega de ahora en adelante?',
    channelRequired: 'Elija quién entrega.',
  },
};
