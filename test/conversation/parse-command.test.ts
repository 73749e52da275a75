import assert from 'node:assert/strict';

import { parseCommand } from '../../src/conversation/parse-command.ts';

describe('what a message asks for', () => {
  for (const [text, expected] of [
    ['help', { kind: 'help' }],
    [' HELLO! ', { kind: 'help' }],
    ['¿Ayuda?', { kind: 'help' }],
    ['hola', { kind: 'help' }],
    ['', { kind: 'help' }],
    ['Customers', { kind: 'customers' }],
    ['mis   clientes', { kind: 'customers' }],
    ['new date', { kind: 'capture', customer: undefined }],
    ['Nueva fecha', { kind: 'capture', customer: undefined }],
    ['new date Contoso', { kind: 'capture', customer: 'contoso' }],
    ['new date for Contoso Traders', { kind: 'capture', customer: 'contoso traders' }],
    ['nueva fecha para Ñandú', { kind: 'capture', customer: 'nandu' }],
    ['Español', { kind: 'language', language: 'es' }],
    ['english', { kind: 'language', language: 'en' }],
    ['inglés', { kind: 'language', language: 'en' }],
    ['reminders', { kind: 'reminderSettings' }],
    ['Reminder settings', { kind: 'reminderSettings' }],
    ['Avisos', { kind: 'reminderSettings' }],
    ['ajustes de avisos', { kind: 'reminderSettings' }],
    ['recordatorios', { kind: 'reminderSettings' }],
    ['Ajustes de recordatorios', { kind: 'reminderSettings' }],
    ['Delivery', { kind: 'delivery' }],
    ['envíos', { kind: 'delivery' }],
    ['¿Envíos?', { kind: 'delivery' }],
    ['entregas', { kind: 'delivery' }],
    ['People', { kind: 'people', name: undefined }],
    ['¿Personas?', { kind: 'people', name: undefined }],
    ['personas García', { kind: 'people', name: 'garcia' }],
    ['peoples bank', { kind: 'find', customer: 'peoples bank' }],
    ['delivery co', { kind: 'find', customer: 'delivery co' }],
    ['Contoso', { kind: 'find', customer: 'contoso' }],
    ['Fábrica Ñ. & Co', { kind: 'find', customer: 'fabrica n. & co' }],
    ['newdate', { kind: 'find', customer: 'newdate' }],
  ] as const) {
    it(`"${text}" is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(parseCommand(text), expected);
    });
  }
});
