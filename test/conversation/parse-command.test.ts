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
    ['new date', { kind: 'capture' }],
    ['Nueva fecha', { kind: 'capture' }],
    ['Assign', { kind: 'assign' }],
    ['¿Asignar?', { kind: 'assign' }],
    ['new date Contoso', { kind: 'sentence', text: 'new date Contoso' }],
    ['nueva fecha para Ñandú', { kind: 'sentence', text: 'nueva fecha para Ñandú' }],
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
    ['peoples bank', { kind: 'sentence', text: 'peoples bank' }],
    ['delivery co', { kind: 'sentence', text: 'delivery co' }],
    ['Contoso', { kind: 'sentence', text: 'Contoso' }],
    ['Fábrica Ñ. & Co', { kind: 'sentence', text: 'Fábrica Ñ. & Co' }],
    ['newdate', { kind: 'sentence', text: 'newdate' }],
  ] as const) {
    it(`"${text}" is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(parseCommand(text), expected);
    });
  }
});
