import { typedIn, type CorpusSentence } from './corpus.ts';

const es = typedIn('es-ES');
const mx = typedIn('es-MX');

/** What staff type in Spanish. */
export const SPANISH: readonly CorpusSentence[] = [
  es('contoso farma teams 12 enero', 'capture', { customer: 'Contoso Farma', workloads: ['TEAMS'], day: '2027-01-12' }),
  mx('Contoso Farma quiere arrancar Exchange el 14 de enero', 'capture', {
    customer: 'Contoso Farma',
    workloads: ['EXO'],
    day: '2027-01-14',
  }),
  es('Northwind empieza con Exchange el 18/01/2027', 'capture', {
    customer: 'Northwind Traders',
    workloads: ['EXO'],
    day: '2027-01-18',
  }),
  mx('registra la fecha de inicio de fabrikam para intune, es el 25 de enero', 'capture', {
    customer: 'Fabrikam Textiles',
    workloads: ['INTUNE'],
    day: '2027-01-25',
  }),
  es('El cliente Woodgrove Bank estará listo para Azure AD el próximo jueves.', 'capture', {
    customer: 'Woodgrove Bank',
    workloads: ['AADP'],
    day: '2026-11-26',
  }),
  mx('adatum exchange y teams lunes que viene', 'capture', {
    customer: 'Adatum Corporation',
    workloads: ['EXO', 'TEAMS'],
    day: '2026-11-30',
  }),
  es('Proseware Health nos ha dicho que pueden empezar con SharePoint dentro de 3 semanas', 'capture', {
    customer: 'Proseware Health',
    workloads: ['SPO'],
    day: '2026-12-14',
  }),
  mx('tailspin toys, copilot, en marzo', 'capture', {
    customer: 'Tailspin Toys',
    workloads: ['COPILOT'],
    month: '2027-03',
  }),
  es('wingtip onedrive pasado mañana', 'capture', { customer: 'Wingtip Toys', workloads: ['OD4B'], day: '2026-11-25' }),
  mx(
    'Acabo de hablar con Lucerne Publishing y me dicen que estarían listos para Yammer a partir del 8 de febrero',
    'capture',
    { customer: 'Lucerne Publishing', workloads: ['YAM'], day: '2027-02-08' },
  ),
  es('alpine ski house windows 10 1/2/2027', 'capture', {
    customer: 'Alpine Ski House',
    workloads: ['WIN10'],
    day: '2027-02-01',
  }),
  mx('Blue Yonder todas las cargas 11/01/2027', 'capture', { customer: 'Blue Yonder Airlines', day: '2027-01-11' }),
  es('apunta para Trey Research el 3/12, Power BI', 'capture', {
    customer: 'Trey Research',
    workloads: ['PBI'],
    day: '2026-12-03',
  }),
  mx('los de ninos felices quieren teams para el 7 de diciembre', 'capture', {
    customer: 'Niños Felices, S.A.',
    workloads: ['TEAMS'],
    day: '2026-12-07',
  }),
  es('farmacia ibañez, entra id, 2027-01-11', 'capture', {
    customer: 'Farmacia Ibáñez',
    workloads: ['AADP'],
    day: '2027-01-11',
  }),
  mx('Panaderia La Espiga: OneDrive para la Empresa, 15 de diciembre', 'capture', {
    customer: 'Panadería La Espiga',
    workloads: ['OD4B'],
    day: '2026-12-15',
  }),
  es('Fourth Coffee, Office ProPlus, 30 de febrero', 'capture', {
    customer: 'Fourth Coffee',
    workloads: ['OPP'],
    noSuchDay: true,
  }),
  mx('School of Fine Art va con School Data Sync en agosto', 'capture', {
    customer: 'School of Fine Art',
    workloads: ['SDS'],
    month: '2027-08',
  }),
  es('contoso teams 14/12/2026', 'capture', {
    couldBe: ['Contoso Traders', 'Contoso Farma'],
    workloads: ['TEAMS'],
    day: '2026-12-14',
  }),
  mx('toys exchange 20 de enero', 'capture', {
    couldBe: ['Tailspin Toys', 'Wingtip Toys'],
    workloads: ['EXO'],
    day: '2027-01-20',
  }),
  es('el TPID 4100004 estará listo para Exchange el 10 de diciembre', 'capture', {
    customer: 'Northwind Traders',
    workloads: ['EXO'],
    day: '2026-12-10',
  }),
  mx('7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a1009 intune 3 de febrero', 'capture', {
    customer: 'Litware, Inc.',
    workloads: ['INTUNE'],
    day: '2027-02-03',
  }),
  es('margiestravel.onmicrosoft.example mcas jueves', 'capture', {
    customer: "Margie's Travel",
    workloads: ['MCAS'],
    day: '2026-11-26',
  }),
  mx(
    'Graphic Design Institute quisiera comenzar con la protección de la información (AIP) la primera semana de enero',
    'capture',
    { customer: 'Graphic Design Institute', workloads: ['AIP'] },
  ),
  es('poner fecha a northwind', 'capture', { customer: 'Northwind Traders' }),
  mx('capturar fecha', 'capture'),
  es('quieren empezar con teams el 19 de enero', 'capture', { workloads: ['TEAMS'], day: '2027-01-19' }),
  mx('Consolidated Messenger está listo para Exchange el 14 de enero', 'capture', {
    workloads: ['EXO'],
    day: '2027-01-14',
  }),
  es(
    'Buenos días, ¿podrías registrar la fecha de inicio de la interacción de Litware para Defender para punto de conexión? Sería el miércoles 13 de enero. Gracias.',
    'capture',
    { customer: 'Litware, Inc.', workloads: ['MDATP'], day: '2027-01-13' },
  ),
  mx(
    'oye pues hablé con el director de sistemas de adatum y dice que ya en enero podrían empezar con intune y con exchange, ponle el 6 de enero',
    'capture',
    { customer: 'Adatum Corporation', workloads: ['EXO', 'INTUNE'], day: '2027-01-06' },
  ),
  es('norhtwind echange 4 enero', 'capture', { customer: 'Northwind Traders', workloads: ['EXO'], day: '2027-01-04' }),
  mx('woodgrov bank sharepoit 13 enero', 'capture', {
    customer: 'Woodgrove Bank',
    workloads: ['SPO'],
    day: '2027-01-13',
  }),
  es('Prosware teams el 31 de noviembre', 'capture', {
    customer: 'Proseware Health',
    workloads: ['TEAMS'],
    noSuchDay: true,
  }),
  mx('Fabrikam puede comenzar con Viva Engage de hoy en ocho', 'capture', {
    customer: 'Fabrikam Textiles',
    workloads: ['YAM'],
    day: '2026-11-30',
  }),
  es('la FII de Contoso Traders para Aplicaciones de Microsoft 365 es el 18 de enero', 'capture', {
    customer: 'Contoso Traders',
    workloads: ['OPP'],
    day: '2027-01-18',
  }),
  mx('agéndame a Alpine para windows virtual desktop el viernes', 'capture', {
    customer: 'Alpine Ski House',
    workloads: ['AVD'],
    day: '2026-11-27',
  }),
  es('Lucerne publishing: planner, a primeros de año', 'capture', {
    customer: 'Lucerne Publishing',
    workloads: ['POPRO'],
  }),
  mx('Trey Research empezaría con ATP el 22 de febrero porque ese día llega su responsable de seguridad', 'capture', {
    customer: 'Trey Research',
    workloads: ['OATP'],
    day: '2027-02-22',
    reason: 'ese día llega su responsable de seguridad',
  }),
  es('Blue Yonder estaría preparado mañana mismo para Teams', 'capture', {
    customer: 'Blue Yonder Airlines',
    workloads: ['TEAMS'],
    day: '2026-11-24',
  }),
  mx('fecha de inicio para adatum: viernes de la semana que viene, teams', 'capture', {
    customer: 'Adatum Corporation',
    workloads: ['TEAMS'],
    day: '2026-12-04',
  }),
  es('Woodgrove, cloud app security, el 15', 'capture', {
    customer: 'Woodgrove Bank',
    workloads: ['MCAS'],
    day: '2026-12-15',
  }),
  mx('school of fine art - onedrive y sharepoint - 29/03/2027', 'capture', {
    customer: 'School of Fine Art',
    workloads: ['OD4B', 'SPO'],
    day: '2027-03-29',
  }),
  es(
    'Me acaba de llamar la directora de Farmacia Ibáñez, que a partir del 1 de febrero pueden ponerse con SharePoint, ¿lo puedes ir metiendo?',
    'capture',
    { customer: 'Farmacia Ibáñez', workloads: ['SPO'], day: '2027-02-01' },
  ),
  mx('ponle a la espiga el próximo lunes en outlook móvil', 'capture', {
    customer: 'Panadería La Espiga',
    workloads: ['OLM'],
    day: '2026-11-30',
  }),
  es('Graphic Design: apps de Office, este mismo noviembre', 'capture', {
    customer: 'Graphic Design Institute',
    workloads: ['OPP'],
    month: '2026-11',
  }),
  mx('Tailspin Toys / Defender XDR / 5 de abril', 'capture', {
    customer: 'Tailspin Toys',
    workloads: ['XDR'],
    day: '2027-04-05',
  }),
  es('litware quiere empezar con skype... perdón, con teams, el 11 de enero', 'capture', {
    customer: 'Litware, Inc.',
    workloads: ['TEAMS'],
    day: '2027-01-11',
  }),
  mx('el proximo mes empieza fourth coffee con project online', 'capture', {
    customer: 'Fourth Coffee',
    workloads: ['POPRO'],
    month: '2026-12',
  }),

  es('mueve northwind exchange al 25 de enero porque su socio de migración no está libre antes', 'reschedule', {
    customer: 'Northwind Traders',
    workloads: ['EXO'],
    day: '2027-01-25',
    reason: 'su socio de migración no está libre antes',
  }),
  mx('Pasa Contoso Farma Teams al 8 de febrero, su partner de migración se desocupa hasta entonces', 'reschedule', {
    customer: 'Contoso Farma',
    workloads: ['TEAMS'],
    day: '2027-02-08',
    reason: 'su partner de migración se desocupa hasta entonces',
  }),
  es('fabrikam intune pasa al 1/2', 'reschedule', {
    customer: 'Fabrikam Textiles',
    workloads: ['INTUNE'],
    day: '2027-02-01',
  }),
  mx('Fabrikam Textiles nos pide recorrer Intune al 01/02/2027', 'reschedule', {
    customer: 'Fabrikam Textiles',
    workloads: ['INTUNE'],
    day: '2027-02-01',
  }),
  es('reprograma woodgrove azure ad para el lunes que viene', 'reschedule', {
    customer: 'Woodgrove Bank',
    workloads: ['AADP'],
    day: '2026-11-30',
  }),
  mx('¿Puedes posponer Adatum a marzo? Su director de finanzas no ha firmado el presupuesto', 'reschedule', {
    customer: 'Adatum Corporation',
    month: '2027-03',
    reason: 'Su director de finanzas no ha firmado el presupuesto',
  }),
  es('cambiar la fecha de tailspin toys copilot del 12 al 19 de enero', 'reschedule', {
    customer: 'Tailspin Toys',
    workloads: ['COPILOT'],
    day: '2027-01-19',
  }),
  mx('Wingtip quiere empezar antes: 3 de diciembre en lugar del 11 de enero', 'reschedule', {
    customer: 'Wingtip Toys',
    day: '2026-12-03',
  }),
  es('adelanta alpine ski house al viernes, ya que están listos antes de lo previsto', 'reschedule', {
    customer: 'Alpine Ski House',
    day: '2026-11-27',
    reason: 'están listos antes de lo previsto',
  }),
  mx('muévelo al próximo viernes', 'reschedule', { day: '2026-11-27' }),
  es(
    'Lucerne Publishing, SharePoint: nueva fecha 16 de diciembre puesto que los responsables están de viaje',
    'reschedule',
    {
      customer: 'Lucerne Publishing',
      workloads: ['SPO'],
      day: '2026-12-16',
      reason: 'los responsables están de viaje',
    },
  ),
  mx(
    'fíjate que northwind me habló y dice que enero se les hace muy pronto, que mejor pasemos exchange a marzo porque hasta ahí tienen presupuesto',
    'reschedule',
    { customer: 'Northwind Traders', workloads: ['EXO'], month: '2027-03', reason: 'hasta ahí tienen presupuesto' },
  ),
  es('retrasa proseware teams dos semanas', 'reschedule', { customer: 'Proseware Health', workloads: ['TEAMS'] }),
  mx('Trey Research no puede el jueves, prefiere el 7 de diciembre', 'reschedule', {
    customer: 'Trey Research',
    day: '2026-12-07',
    reason: 'Trey Research no puede el jueves',
  }),
  es('contoso necesita otra fecha para teams', 'reschedule', {
    couldBe: ['Contoso Traders', 'Contoso Farma'],
    workloads: ['TEAMS'],
  }),
  mx('Blue Yonder se recorre al viernes de la próxima semana por su congelación de cambios', 'reschedule', {
    customer: 'Blue Yonder Airlines',
    day: '2026-12-04',
    reason: 'su congelación de cambios',
  }),
  es("Margie's Travel aplaza Yammer hasta abril debido a la fusión con otra agencia", 'reschedule', {
    customer: "Margie's Travel",
    workloads: ['YAM'],
    month: '2027-04',
    reason: 'la fusión con otra agencia',
  }),
  mx('reagendar', 'reschedule'),
  es('el cliente pide otra fecha', 'reschedule'),
  mx('litware exchange y onedrive se van al 10 de febrero, es que la usuaria clave está de incapacidad', 'reschedule', {
    customer: 'Litware, Inc.',
    workloads: ['EXO', 'OD4B'],
    day: '2027-02-10',
    reason: 'la usuaria clave está de incapacidad',
  }),
  es('Fourth Coffee quiere pasar todas las cargas al 1 de marzo', 'reschedule', {
    customer: 'Fourth Coffee',
    day: '2027-03-01',
  }),
  mx('hay que mover School of Fine Art a la primera semana de febrero, el ciclo escolar empieza tarde', 'reschedule', {
    customer: 'School of Fine Art',
    reason: 'el ciclo escolar empieza tarde',
  }),
  es('mueve graphic design al 31 de abril', 'reschedule', { customer: 'Graphic Design Institute', noSuchDay: true }),
  mx('tpid 4100012 nueva fecha 20/01/2027, el administrador está enfermo', 'reschedule', {
    customer: "Margie's Travel",
    day: '2027-01-20',
    reason: 'el administrador está enfermo',
  }),
  es('farmaciaibanez.onmicrosoft.example prefiere Intune el 14 de diciembre en vez de esta semana', 'reschedule', {
    customer: 'Farmacia Ibáñez',
    workloads: ['INTUNE'],
    day: '2026-12-14',
  }),
  mx(
    'Adatum nos volvió a cambiar la jugada, ahora dicen que 15 de marzo para Defender for Identity, motivo: están reorganizando el área de seguridad',
    'reschedule',
    {
      customer: 'Adatum Corporation',
      workloads: ['MDI'],
      day: '2027-03-15',
      reason: 'están reorganizando el área de seguridad',
    },
  ),
  es('woodgrov bank intune camiar al 14 de enero', 'reschedule', {
    customer: 'Woodgrove Bank',
    workloads: ['INTUNE'],
    day: '2027-01-14',
  }),
  mx('Northwind habló: ya no es en diciembre sino el 11 de enero', 'reschedule', {
    customer: 'Northwind Traders',
    day: '2027-01-11',
  }),
  es('Como se les ha retrasado la migración, pasa Wingtip Toys OneDrive al 28 de enero', 'reschedule', {
    customer: 'Wingtip Toys',
    workloads: ['OD4B'],
    day: '2027-01-28',
    reason: 'se les ha retrasado la migración',
  }),
  mx('La Espiga pide que la primera plática sea el 9 de diciembre y no esta semana, actualízalo', 'reschedule', {
    customer: 'Panadería La Espiga',
    day: '2026-12-09',
  }),
  es('Contoso Traders quiere adelantar Teams a mañana', 'reschedule', {
    customer: 'Contoso Traders',
    workloads: ['TEAMS'],
    day: '2026-11-24',
  }),
  mx('farmacia ibanez se va hasta junio', 'reschedule', { customer: 'Farmacia Ibáñez', month: '2027-06' }),
  es('Niños Felices: Teams una semana más tarde de lo previsto', 'reschedule', {
    customer: 'Niños Felices, S.A.',
    workloads: ['TEAMS'],
  }),
  mx('Humongous Insurance cambió su inicio de Exchange al 8 de enero', 'reschedule', {
    workloads: ['EXO'],
    day: '2027-01-08',
  }),
  es('¿Podemos pasar Alpine al 30? Su responsable de TI está de vacaciones esta semana.', 'reschedule', {
    customer: 'Alpine Ski House',
    day: '2026-11-30',
    reason: 'Su responsable de TI está de vacaciones esta semana',
  }),
  mx('pa lucerne mejor cámbialo al 18 de enero', 'reschedule', { customer: 'Lucerne Publishing', day: '2027-01-18' }),
  es('He llamado a Woodgrove y prefieren el 18 de enero en lugar del 11', 'reschedule', {
    customer: 'Woodgrove Bank',
    day: '2027-01-18',
  }),
  mx('cambia adatum al 14 de diciembre y dime qué más tengo esta semana', 'reschedule', {
    customer: 'Adatum Corporation',
    day: '2026-12-14',
  }),
  es('Proseware pide más tiempo para Windows 11, quedamos en el 3 de mayo', 'reschedule', {
    customer: 'Proseware Health',
    workloads: ['WIN10'],
    day: '2027-05-03',
  }),
  mx('los de niños felices piden chance hasta el 25 de enero porque andan en inventario', 'reschedule', {
    customer: 'Niños Felices, S.A.',
    day: '2027-01-25',
    reason: 'andan en inventario',
  }),
  es(
    'al final lo de School of Fine Art no será el día 10, que sea el 17 de diciembre, que están de exámenes',
    'reschedule',
    { customer: 'School of Fine Art', day: '2026-12-17', reason: 'están de exámenes' },
  ),
  mx('Fourth Coffee canceló lo del jueves, nos ven hasta el 2 de diciembre', 'reschedule', {
    customer: 'Fourth Coffee',
    day: '2026-12-02',
    reason: 'Fourth Coffee canceló lo del jueves',
  }),

  es('me he equivocado con la fecha de northwind, es el 14 de enero', 'correct', {
    customer: 'Northwind Traders',
    day: '2027-01-14',
  }),
  mx('error de dedo: fabrikam intune es el 21 de enero, no el 12', 'correct', {
    customer: 'Fabrikam Textiles',
    workloads: ['INTUNE'],
    day: '2027-01-21',
  }),
  es('Corrige la fecha de Adatum Exchange, puse el 1 de febrero por error, la buena es el 21 de enero', 'correct', {
    customer: 'Adatum Corporation',
    workloads: ['EXO'],
    day: '2027-01-21',
  }),
  mx('Wingtip Toys: volteé día y mes, es el 3 de diciembre', 'correct', {
    customer: 'Wingtip Toys',
    day: '2026-12-03',
    reason: 'volteé día y mes',
  }),
  es('la fecha de Trey Research está mal metida', 'correct', { customer: 'Trey Research' }),
  mx('corrección chiquita para woodgrove teams: 2027-01-13', 'correct', {
    customer: 'Woodgrove Bank',
    workloads: ['TEAMS'],
    day: '2027-01-13',
  }),
  es('uy he puesto mal el dia de tailspin, tenia que ser el 8 de diciembre', 'correct', {
    customer: 'Tailspin Toys',
    day: '2026-12-08',
  }),
  mx('Corregir 4100013: gateway le entendió mal al cliente, es el 2 de marzo', 'correct', {
    customer: 'Alpine Ski House',
    day: '2027-03-02',
    reason: 'gateway le entendió mal al cliente',
  }),

  es('La fecha de Contoso Farma Teams no tendría que haberse introducido nunca', 'void', {
    customer: 'Contoso Farma',
    workloads: ['TEAMS'],
  }),
  mx('borra la fecha de inicio de wingtip toys, cliente equivocado', 'void', {
    customer: 'Wingtip Toys',
    reason: 'cliente equivocado',
  }),
  es('anula la fecha de lucerne sharepoint', 'void', { customer: 'Lucerne Publishing', workloads: ['SPO'] }),
  mx('Quita por favor la fecha de Blue Yonder porque la capturé en la carga de trabajo que no era', 'void', {
    customer: 'Blue Yonder Airlines',
    reason: 'la capturé en la carga de trabajo que no era',
  }),
  es('eliminar fii graphic design institute copilot, nunca la pidieron', 'void', {
    customer: 'Graphic Design Institute',
    workloads: ['COPILOT'],
    reason: 'nunca la pidieron',
  }),
  mx('Proseware no debe tener fecha para Intune, quítasela', 'void', {
    customer: 'Proseware Health',
    workloads: ['INTUNE'],
  }),

  es('he dejado un mensaje en el contestador de northwind', 'logAttempt', {
    customer: 'Northwind Traders',
    attemptChannel: 'voicemail',
  }),
  mx('Le dejé un correo de voz a Fabrikam sobre Intune hoy', 'logAttempt', {
    customer: 'Fabrikam Textiles',
    workloads: ['INTUNE'],
    attemptChannel: 'voicemail',
    day: '2026-11-23',
  }),
  es('he llamado a woodgrove y no lo cogen', 'logAttempt', { customer: 'Woodgrove Bank', attemptChannel: 'phone' }),
  mx('le marqué dos veces a adatum, nadie contesta', 'logAttempt', {
    customer: 'Adatum Corporation',
    attemptChannel: 'phone',
  }),
  es('Escribí un correo a Contoso Farma el viernes y siguen sin responder', 'logAttempt', {
    customer: 'Contoso Farma',
    attemptChannel: 'email',
    day: '2026-11-20',
  }),
  mx('mandé correo a tailspin toys, sin respuesta', 'logAttempt', {
    customer: 'Tailspin Toys',
    attemptChannel: 'email',
  }),
  es('mensaje por teams a trey research, no contestan', 'logAttempt', {
    customer: 'Trey Research',
    attemptChannel: 'teams',
  }),
  mx('Proseware no responde.', 'logAttempt', { customer: 'Proseware Health' }),
  es('tercer intento con Lucerne Publishing, ni caso', 'logAttempt', { customer: 'Lucerne Publishing' }),
  mx('Intenté comunicarme por teléfono con Blue Yonder el jueves y estaba ocupado', 'logAttempt', {
    customer: 'Blue Yonder Airlines',
    attemptChannel: 'phone',
    day: '2026-11-19',
  }),
  es('buzon de voz alpine ski house', 'logAttempt', { customer: 'Alpine Ski House', attemptChannel: 'voicemail' }),
  mx('registra un intento para wingtip, teléfono', 'logAttempt', { customer: 'Wingtip Toys', attemptChannel: 'phone' }),
  es('registrar intento', 'logAttempt'),
  mx('le escribí a Litware el 18 de noviembre por lo de Exchange y es hora que no me contestan', 'logAttempt', {
    customer: 'Litware, Inc.',
    workloads: ['EXO'],
    day: '2026-11-18',
  }),
  es('otro correo a fourth coffee, nada', 'logAttempt', { customer: 'Fourth Coffee', attemptChannel: 'email' }),
  mx('contoso no contestó la llamada', 'logAttempt', {
    couldBe: ['Contoso Traders', 'Contoso Farma'],
    attemptChannel: 'phone',
  }),
  es("No consigo localizar a Margie's Travel", 'logAttempt', { customer: "Margie's Travel" }),
  mx('Le hablé a School of Fine Art y me mandó a buzón, dejé recado', 'logAttempt', {
    customer: 'School of Fine Art',
    attemptChannel: 'voicemail',
  }),
  es('escrito a Adatum por el chat de Teams por SharePoint, visto y sin contestar', 'logAttempt', {
    customer: 'Adatum Corporation',
    workloads: ['SPO'],
    attemptChannel: 'teams',
  }),
  mx('graphic design institute: email el miércoles pasado y nada', 'logAttempt', {
    customer: 'Graphic Design Institute',
    attemptChannel: 'email',
    day: '2026-11-18',
  }),
  es('Farmacia Ibáñez: llamada el 19/11, comunicaba', 'logAttempt', {
    customer: 'Farmacia Ibáñez',
    attemptChannel: 'phone',
    day: '2026-11-19',
  }),
  mx('no me contestan las llamadas', 'logAttempt', { attemptChannel: 'phone' }),
  es(
    'nadie se ha conectado de northwind a la reunión de inicio de exchange, lo intento mañana otra vez',
    'logAttempt',
    { customer: 'Northwind Traders', workloads: ['EXO'] },
  ),
  mx('le mandé un whatsapp al administrador de Niños Felices y no contesta', 'logAttempt', {
    customer: 'Niños Felices, S.A.',
    attemptChannel: 'other',
  }),
  es('tenant 7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a1015: enviado e-mail, sin respuesta', 'logAttempt', {
    customer: 'Blue Yonder Airlines',
    attemptChannel: 'email',
  }),
  mx('Hoy le envié el correo de bienvenida a Panadería La Espiga', 'logAttempt', {
    customer: 'Panadería La Espiga',
    attemptChannel: 'email',
    day: '2026-11-23',
  }),
  es('otro mensaje de voz a fabrikam, si el viernes no han contestado los doy por inactivos', 'logAttempt', {
    customer: 'Fabrikam Textiles',
    attemptChannel: 'voicemail',
  }),
  mx('Margies Travel me dejó en visto', 'logAttempt', { customer: "Margie's Travel" }),
  es('llamé ayer a litware y me dijeron que no estaba el responsable, que vuelva a llamar', 'logAttempt', {
    customer: 'Litware, Inc.',
    attemptChannel: 'phone',
    day: '2026-11-22',
  }),

  es('northwind ha contestado', 'replied', { customer: 'Northwind Traders' }),
  mx('Por fin respondió Fabrikam Textiles, quieren platicar el 3 de diciembre', 'replied', {
    customer: 'Fabrikam Textiles',
    day: '2026-12-03',
  }),
  es('Woodgrove Bank me ha devuelto la llamada, hablamos el próximo jueves', 'replied', {
    customer: 'Woodgrove Bank',
    day: '2026-11-26',
  }),
  mx('ya contestaron, todavía no vemos nada del proyecto', 'replied'),
  es('respuesta de adatum, me mandarán horas', 'replied', { customer: 'Adatum Corporation' }),
  mx('Alpine Ski House me respondió el viernes', 'replied', { customer: 'Alpine Ski House', day: '2026-11-20' }),
  es('Trey Research contestó al correo, hablaremos de Entra el 1 de diciembre', 'replied', {
    customer: 'Trey Research',
    workloads: ['AADP'],
    day: '2026-12-01',
  }),
  mx('el cliente ya dio señales de vida', 'replied'),
  es('Tailspin ha escrito, quedamos para el 30', 'replied', { customer: 'Tailspin Toys', day: '2026-11-30' }),

  es('Hoy hemos tenido la primera llamada con Northwind y hemos repasado el plan.', 'started', {
    customer: 'Northwind Traders',
    day: '2026-11-23',
  }),
  mx('el viernes tuvimos la primera plática con fabrikam y vimos los requisitos de intune', 'started', {
    customer: 'Fabrikam Textiles',
    workloads: ['INTUNE'],
    day: '2026-11-20',
  }),
  es('contoso farma teams empezó el 19 de noviembre', 'started', {
    customer: 'Contoso Farma',
    workloads: ['TEAMS'],
    day: '2026-11-19',
  }),
  mx(
    'Adatum me hizo muchas preguntas por correo y se las contesté el 18 de noviembre, así que Exchange ya arrancó',
    'started',
    { customer: 'Adatum Corporation', workloads: ['EXO'], day: '2026-11-18' },
  ),
  es('woodgrove ya ha empezado', 'started', { customer: 'Woodgrove Bank' }),
  mx('ayer intercambiamos información con proseware', 'started', { customer: 'Proseware Health', day: '2026-11-22' }),
  es('Primera conversación con Wingtip Toys sobre Teams y OneDrive: 17/11', 'started', {
    customer: 'Wingtip Toys',
    workloads: ['OD4B', 'TEAMS'],
    day: '2026-11-17',
  }),
  mx('Trey Research: platicamos el 17 de noviembre y acordamos los siguientes pasos de SharePoint', 'started', {
    customer: 'Trey Research',
    workloads: ['SPO'],
    day: '2026-11-17',
  }),
  es('el kickoff con lucerne ha sido hoy, nos han contado su entorno y les hemos explicado el proceso', 'started', {
    customer: 'Lucerne Publishing',
    day: '2026-11-23',
  }),
  mx('ya arrancamos con Alpine Ski House', 'started', { customer: 'Alpine Ski House' }),
  es('Hablé con Blue Yonder el jueves, comentamos el proceso de FastTrack y preguntaron por las licencias', 'started', {
    customer: 'Blue Yonder Airlines',
    day: '2026-11-19',
  }),
  mx('marca tailspin copilot como iniciado', 'started', { customer: 'Tailspin Toys', workloads: ['COPILOT'] }),
  es("Margie's Travel, MCAS: comenzamos el martes pasado", 'started', {
    customer: "Margie's Travel",
    workloads: ['MCAS'],
    day: '2026-11-17',
  }),
  mx('hoy vi con el cliente los pasos de la implementación', 'started', { day: '2026-11-23' }),
  es('Fourth Coffee me llamó antes de lo previsto y anteayer vimos todo lo de Teams', 'started', {
    customer: 'Fourth Coffee',
    workloads: ['TEAMS'],
    day: '2026-11-21',
  }),
  mx('contoso inició el viernes', 'started', { couldBe: ['Contoso Traders', 'Contoso Farma'], day: '2026-11-20' }),
  es('4100020 iniciado el 16/11/2026', 'started', { customer: 'School of Fine Art', day: '2026-11-16' }),
  mx(
    'Buenas noticias, por fin hablé hoy con Litware y les resolví sus dudas de Exchange y de Outlook móvil',
    'started',
    { customer: 'Litware, Inc.', workloads: ['EXO', 'OLM'], day: '2026-11-23' },
  ),
  es('graphic design institute tubo su primera reunion conmigo el 12 de noviembre, vimos power bi', 'started', {
    customer: 'Graphic Design Institute',
    workloads: ['PBI'],
    day: '2026-11-12',
  }),
  mx(
    'Con La Espiga nos cruzamos varios correos con preguntas y respuestas el jueves pasado, con eso ya empezamos',
    'started',
    { customer: 'Panadería La Espiga', day: '2026-11-19' },
  ),
  es('niños felices: primera charla hecha hace tres días, todas las cargas', 'started', {
    customer: 'Niños Felices, S.A.',
    day: '2026-11-20',
  }),
  mx('farmacia ibanez ya quedó, iniciamos hoy como estaba planeado', 'started', {
    customer: 'Farmacia Ibáñez',
    day: '2026-11-23',
  }),
  es(
    'Acabo de colgar con Tailspin Toys, hora y media hablando de cómo va FastTrack y de su migración a Exchange',
    'started',
    { customer: 'Tailspin Toys', workloads: ['EXO'] },
  ),

  es('marca fabrikam como inactivo', 'inactive', { customer: 'Fabrikam Textiles' }),
  mx('Adatum nunca contestó, ponlo como inactivo', 'inactive', {
    customer: 'Adatum Corporation',
    reason: 'Adatum nunca contestó',
  }),
  es('Doy por inactivo a Wingtip Toys porque nadie ha respondido a cinco correos y tres llamadas', 'inactive', {
    customer: 'Wingtip Toys',
    reason: 'nadie ha respondido a cinco correos y tres llamadas',
  }),
  mx('lucerne publishing pasa a inactivos', 'inactive', { customer: 'Lucerne Publishing' }),
  es('trey research inactivo, sin contacto desde septiembre', 'inactive', {
    customer: 'Trey Research',
    reason: 'sin contacto desde septiembre',
  }),
  mx('Ya me rendí con Blue Yonder, jamás respondieron nada', 'inactive', {
    customer: 'Blue Yonder Airlines',
    reason: 'jamás respondieron nada',
  }),
  es('marcar cliente inactivo', 'inactive'),
  mx('Proseware Health se volvió inactivo; Teams e Intune', 'inactive', {
    customer: 'Proseware Health',
    workloads: ['INTUNE', 'TEAMS'],
  }),

  es('Fabrikam ha vuelto, reactívalo', 'reactivate', { customer: 'Fabrikam Textiles' }),
  mx('adatum ya está activo otra vez y quiere exchange el 1 de febrero', 'reactivate', {
    customer: 'Adatum Corporation',
    workloads: ['EXO'],
    day: '2027-02-01',
  }),
  es('reactivar lucerne publishing, nueva fecha 11 de enero', 'reactivate', {
    customer: 'Lucerne Publishing',
    day: '2027-01-11',
  }),
  mx('Wingtip Toys estaba inactivo pero reapareció, quieren comenzar en marzo', 'reactivate', {
    customer: 'Wingtip Toys',
    month: '2027-03',
  }),
  es('El cliente inactivo Trey Research ha llamado y quiere retomarlo', 'reactivate', { customer: 'Trey Research' }),
  mx('saca a blue yonder de inactivos al 7 de diciembre, ya que tienen nuevo gerente de sistemas', 'reactivate', {
    customer: 'Blue Yonder Airlines',
    day: '2026-12-07',
    reason: 'tienen nuevo gerente de sistemas',
  }),

  es('Después de Exchange, Northwind quiere seguir con Teams en mayo', 'serial', {
    customer: 'Northwind Traders',
    workloads: ['TEAMS'],
    month: '2027-05',
  }),
  mx('siguiente implementación de Fabrikam: SharePoint, 5 de abril', 'serial', {
    customer: 'Fabrikam Textiles',
    workloads: ['SPO'],
    day: '2027-04-05',
  }),
  es('añade otra carga de trabajo en serie para Adatum, OneDrive en junio', 'serial', {
    customer: 'Adatum Corporation',
    workloads: ['OD4B'],
    month: '2027-06',
  }),
  mx('Contoso Farma sigue con Teams y luego se va con Intune, más o menos en julio', 'serial', {
    customer: 'Contoso Farma',
    workloads: ['INTUNE'],
    month: '2027-07',
  }),
  es('despliegue en serie woodgrove purview 15 de marzo', 'serial', {
    customer: 'Woodgrove Bank',
    workloads: ['AIP'],
    day: '2027-03-15',
  }),
  mx('cuando acabe Windows 11 Alpine Ski House continúa con Defender for Endpoint el 10 de mayo', 'serial', {
    customer: 'Alpine Ski House',
    workloads: ['MDATP'],
    day: '2027-05-10',
  }),
  es('planificar el siguiente despliegue de proseware', 'serial', { customer: 'Proseware Health' }),

  es('En la revisión del éxito Northwind se decidió por Copilot, inicio 1 de febrero', 'successReview', {
    customer: 'Northwind Traders',
    workloads: ['COPILOT'],
    day: '2027-02-01',
  }),
  mx('revisión de éxito del cliente con Woodgrove: quieren Viva Engage en abril', 'successReview', {
    customer: 'Woodgrove Bank',
    workloads: ['YAM'],
    month: '2027-04',
  }),
  es(
    'success review de fabrikam, nueva intención para SharePoint, empezamos a hablar el 18 de enero',
    'successReview',
    { customer: 'Fabrikam Textiles', workloads: ['SPO'], day: '2027-01-18' },
  ),
  mx('De la revisión del éxito con Lucerne Publishing salió trabajo nuevo', 'successReview', {
    customer: 'Lucerne Publishing',
  }),
  es('resultado de la revision del exito de Blue Yonder: AVD y Windows 365 en marzo', 'successReview', {
    customer: 'Blue Yonder Airlines',
    workloads: ['AVD', 'W365'],
    month: '2027-03',
  }),
  mx('En el CSR Adatum se animó con Defender for Cloud Apps, la plática empezaría el 22 de febrero', 'successReview', {
    customer: 'Adatum Corporation',
    workloads: ['MCAS'],
    day: '2027-02-22',
  }),

  es('el kickoff con Northwind es el 20 de enero', 'kickoff', { customer: 'Northwind Traders', day: '2027-01-20' }),
  mx('Pon la reunión de inicio de Fabrikam Intune para el 28 de enero', 'kickoff', {
    customer: 'Fabrikam Textiles',
    workloads: ['INTUNE'],
    day: '2027-01-28',
  }),
  es('kickoff woodgrove 3/2', 'kickoff', { customer: 'Woodgrove Bank', day: '2027-02-03' }),
  mx('La junta de arranque de Contoso Farma se pasó al 19 de enero', 'kickoff', {
    customer: 'Contoso Farma',
    day: '2027-01-19',
  }),
  es('La llamada de arranque de Adatum Exchange será el lunes que viene a las 10', 'kickoff', {
    customer: 'Adatum Corporation',
    workloads: ['EXO'],
    day: '2026-11-30',
  }),
  mx('capturar fecha de kickoff de Trey Research', 'kickoff', { customer: 'Trey Research' }),
  es('kickof proseware teams 15 diciembre', 'kickoff', {
    customer: 'Proseware Health',
    workloads: ['TEAMS'],
    day: '2026-12-15',
  }),

  es('Northwind terminó Exchange el 12 de noviembre', 'completion', {
    customer: 'Northwind Traders',
    workloads: ['EXO'],
    day: '2026-11-12',
  }),
  mx('Fabrikam espera concluir Intune el 30 de junio de 2027', 'completion', {
    customer: 'Fabrikam Textiles',
    workloads: ['INTUNE'],
    day: '2027-06-30',
  }),
  es('fin previsto para Woodgrove Azure AD: 30/4/2027', 'completion', {
    customer: 'Woodgrove Bank',
    workloads: ['AADP'],
    day: '2027-04-30',
  }),
  mx('Adatum ya acabó con SharePoint', 'completion', { customer: 'Adatum Corporation', workloads: ['SPO'] }),
  es('fecha de finalizacion contoso farma teams 31 de marzo', 'completion', {
    customer: 'Contoso Farma',
    workloads: ['TEAMS'],
    day: '2027-03-31',
  }),
  mx('Lucerne Publishing debería tener listo OneDrive a finales de mayo', 'completion', {
    customer: 'Lucerne Publishing',
    workloads: ['OD4B'],
  }),
  es('La implantación de Teams en Blue Yonder se completó el viernes pasado', 'completion', {
    customer: 'Blue Yonder Airlines',
    workloads: ['TEAMS'],
    day: '2026-11-20',
  }),

  es('pon northwind intune en bloqueado', 'changeL1', {
    customer: 'Northwind Traders',
    workloads: ['INTUNE'],
    l1: 'blocked',
  }),
  mx('Fabrikam ya no piensa implementar Yammer, L1 a Sin intención', 'changeL1', {
    customer: 'Fabrikam Textiles',
    workloads: ['YAM'],
    l1: 'noIntent',
  }),
  es('woodgrove mcas ya está en progreso', 'changeL1', {
    customer: 'Woodgrove Bank',
    workloads: ['MCAS'],
    l1: 'inProgress',
  }),
  mx('Adatum SharePoint: estado desconocido', 'changeL1', {
    customer: 'Adatum Corporation',
    workloads: ['SPO'],
    l1: 'statusUnknown',
  }),
  es('Cambia el L1 de Contoso Farma Power BI a En progreso', 'changeL1', {
    customer: 'Contoso Farma',
    workloads: ['PBI'],
    l1: 'inProgress',
  }),
  mx('Exchange de Wingtip Toys está bloqueado porque lo tiene que autorizar jurídico', 'changeL1', {
    customer: 'Wingtip Toys',
    workloads: ['EXO'],
    l1: 'blocked',
    reason: 'lo tiene que autorizar jurídico',
  }),
  es('trey research aip: L1 duplicado/no válido', 'changeL1', {
    customer: 'Trey Research',
    workloads: ['AIP'],
    l1: 'duplicateInvalid',
  }),
  mx('desbloquea litware teams', 'changeL1', { customer: 'Litware, Inc.', workloads: ['TEAMS'], l1: 'inProgress' }),

  es('asigna Northwind a Ana Ruiz', 'assign', { customer: 'Northwind Traders' }),
  mx('Diego Campos va a atender a Fabrikam', 'assign', { customer: 'Fabrikam Textiles' }),
  es('ponme a mí woodgrove', 'assign', { customer: 'Woodgrove Bank' }),
  mx('a adatum hay que asignarle un FM', 'assign', { customer: 'Adatum Corporation' }),
  es('Contoso Farma Teams necesita FM, que sea Marta Soler', 'assign', {
    customer: 'Contoso Farma',
    workloads: ['TEAMS'],
  }),
  mx('asignar fm', 'assign'),
  es('Javier Montes se queda con Alpine Ski House', 'assign', { customer: 'Alpine Ski House' }),

  es('Northwind lo lleva un socio', 'channel', { customer: 'Northwind Traders', deliveryChannel: 'frp' }),
  mx('A Fabrikam lo atiende FTC', 'channel', { customer: 'Fabrikam Textiles', deliveryChannel: 'ftc' }),
  es('cambia woodgrove a FRP', 'channel', { customer: 'Woodgrove Bank', deliveryChannel: 'frp' }),
  mx('canal de entrega de Adatum: FastTrack Center', 'channel', {
    customer: 'Adatum Corporation',
    deliveryChannel: 'ftc',
  }),
  es('poner el canal de entrega de lucerne', 'channel', { customer: 'Lucerne Publishing' }),
  mx('Trey Research al final se va con un partner FRP', 'channel', {
    customer: 'Trey Research',
    deliveryChannel: 'frp',
  }),

  es('Tailspin Toys y Wingtip Toys son el mismo cliente', 'merge', { couldBe: ['Tailspin Toys', 'Wingtip Toys'] }),
  mx('fusionar duplicado', 'merge'),
  es('northwind está dos veces', 'merge', { customer: 'Northwind Traders' }),
  mx('Fabrikam Textiles aparece duplicado, júntalos por favor', 'merge', { customer: 'Fabrikam Textiles' }),
  es('contoso traders es un duplicado de contoso farma', 'merge', { couldBe: ['Contoso Traders', 'Contoso Farma'] }),
  mx('Une los dos registros de Lucerne Publishing', 'merge', { customer: 'Lucerne Publishing' }),

  es('cliente nuevo', 'newCustomer'),
  mx('Agrega un cliente nuevo: Relecloud', 'newCustomer'),
  es('crear cliente VanArsdel, tenant vanarsdel.onmicrosoft.example, Exchange y Teams', 'newCustomer', {
    workloads: ['EXO', 'TEAMS'],
  }),
  mx('Tenemos cliente nuevo, Humongous Insurance, quieren Intune en febrero', 'newCustomer', {
    workloads: ['INTUNE'],
    month: '2027-02',
  }),
  es('dar de alta a Southridge Video', 'newCustomer'),
  mx('necesito registrar un inquilino que todavía no está en la lista', 'newCustomer'),

  es('Pasa todos los clientes de Javier Montes a Marta Soler', 'reassign'),
  mx('reasigna todo lo que trae Diego a Carla Núñez porque se va del equipo', 'reassign', {
    reason: 'se va del equipo',
  }),
  es('reasignación masiva', 'reassign'),
  mx('A partir de ahora todos los clientes de Luis son de Ana Ruiz', 'reassign'),
  es('traspasar mi cartera completa a Luis Ortega', 'reassign'),
  mx('quítale sus clientes a Carla y dáselos a Diego', 'reassign'),

  es('enséñame northwind', 'find', { customer: 'Northwind Traders' }),
  mx('¿Cuándo empieza Fabrikam?', 'find', { customer: 'Fabrikam Textiles' }),
  es('cual es la fecha de inicio de contoso farma teams', 'find', { customer: 'Contoso Farma', workloads: ['TEAMS'] }),
  mx('woodgrove bank', 'find', { customer: 'Woodgrove Bank' }),
  es('busca 4100015', 'find', { customer: 'Trey Research' }),
  mx('checa alpineskihouse.onmicrosoft.example', 'find', { customer: 'Alpine Ski House' }),
  es('ficha contoso', 'find', { couldBe: ['Contoso Traders', 'Contoso Farma'] }),
  mx('¿Qué fecha tenemos para Adatum Exchange?', 'find', { customer: 'Adatum Corporation', workloads: ['EXO'] }),
  es('buscar toys', 'find', { couldBe: ['Tailspin Toys', 'Wingtip Toys'] }),
  mx('¿Blue Yonder ya tiene fecha?', 'find', { customer: 'Blue Yonder Airlines' }),
  es('abre lucern publishing', 'find', { customer: 'Lucerne Publishing' }),
  mx("cómo va Margie's Travel", 'find', { customer: "Margie's Travel" }),
  es('¿Tenemos algún cliente que se llame Relecloud?', 'find'),
  mx('datos de 7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a1017', 'find', { customer: 'Farmacia Ibáñez' }),
  es('¿quién es el FM de Fourth Coffee?', 'find', { customer: 'Fourth Coffee' }),
  mx('la panadería', 'find', { customer: 'Panadería La Espiga' }),
  es('quería ver la ficha de School of Fine Art, por favor', 'find', { customer: 'School of Fine Art' }),
  mx('¿Wingtip Toys llegó a empezar con SharePoint?', 'find', { customer: 'Wingtip Toys', workloads: ['SPO'] }),

  es('¿qué ha pasado con Northwind?', 'history', { customer: 'Northwind Traders' }),
  mx('historial de fabrikam intune', 'history', { customer: 'Fabrikam Textiles', workloads: ['INTUNE'] }),
  es('¿Quién ha cambiado la fecha de Woodgrove?', 'history', { customer: 'Woodgrove Bank' }),
  mx('¿Cuántas veces hemos movido a Adatum?', 'history', { customer: 'Adatum Corporation' }),
  es('todos los cambios y notas de contoso farma', 'history', { customer: 'Contoso Farma' }),
  mx('cuántos intentos llevamos con Trey Research', 'history', { customer: 'Trey Research' }),

  es('mis clientes', 'customers'),
  mx('lista de todos mis clientes', 'customers'),
  es('enséñame los clientes que llevo', 'customers'),
  mx('¿cuáles de mis clientes empiezan en enero?', 'customers', { month: '2027-01' }),
  es('¿a quién llevo yo?', 'customers'),
  mx('dame un resumen de mi cartera', 'customers'),
  es('mis cuentas sin fecha', 'customers'),

  es('qué hay esta semana', 'myWeek'),
  mx('¿qué viene la próxima semana?', 'myWeek'),
  es('mi semana', 'myWeek'),
  mx('¿Qué clientes arrancan esta semana?', 'myWeek'),
  es('mi agenda de los próximos días', 'myWeek'),
  mx('hay algo que empiece en los siguientes siete días?', 'myWeek'),

  es('¿qué tengo que hacer?', 'toDo'),
  mx('mis pendientes', 'toDo'),
  es('¿hay algo esperándome?', 'toDo'),
  mx('¿Qué recordatorios me faltan por contestar?', 'toDo'),
  es('que tengo atrasado', 'toDo'),
  mx('qué hay pendiente de mi lado ahorita', 'toDo'),

  es('ver personas', 'people'),
  mx('¿Quién tiene cada rol?', 'people'),
  es('añade a Javier Montes como FM', 'people'),
  mx('haz lead a Carla Núñez', 'people'),
  es('Diego Campos ya no trabaja aquí, quítalo', 'people'),
  mx('¿quiénes son los gerentes regionales?', 'people'),

  es('¿se están enviando los recordatorios?', 'delivery'),
  mx('detén todos los recordatorios', 'delivery'),
  es('que recordatorios no se han podido entregar', 'delivery'),
  mx('Muestra el estado de entrega de los recordatorios', 'delivery'),
  es('vuelve a activar los recordatorios para todos', 'delivery'),
  mx('¿hay recordatorios atorados?', 'delivery'),

  es('cambia a inglés', 'language', { asksFor: 'en' }),
  mx('español por favor', 'language', { asksFor: 'es' }),
  es('¿puedes hablarme en inglés?', 'language', { asksFor: 'en' }),
  mx('Cambia mi idioma a español', 'language', { asksFor: 'es' }),
  es('prefiero castellano', 'language', { asksFor: 'es' }),
  mx('de ahora en adelante escríbeme en inglés', 'language', { asksFor: 'en' }),
  es('idioma', 'language'),

  es('recuérdamelo a las 8:30', 'settings'),
  mx('cambia mi zona horaria a Ciudad de México', 'settings'),
  es('los viernes no trabajo', 'settings'),
  mx('Mis días laborales son de lunes a jueves', 'settings'),
  es('ajustes', 'settings'),
  mx('quisiera un recordatorio cada tres días en vez de cada dos', 'settings'),
  es('no me avises después de las 17:00', 'settings'),

  es('Estoy de vacaciones del 21 de diciembre al 4 de enero', 'absence', { day: '2026-12-21' }),
  mx('la próxima semana no estoy, me cubre Carla', 'absence'),
  es('libre 24 diciembre', 'absence', { day: '2026-12-24' }),
  mx('Voy a estar fuera desde mañana hasta el viernes, mi suplente es Luis Ortega', 'absence', { day: '2026-11-24' }),
  es('poner fuera de la oficina', 'absence'),
  mx('ya regresé de vacaciones, quita mi ausencia', 'absence'),
  es('hoy estoy de baja', 'absence', { day: '2026-11-23' }),

  es('hola', 'help'),
  mx('buenas tardes', 'help'),
  es('ayuda', 'help'),
  mx('¿Qué sabes hacer?', 'help'),
  es('hola bot', 'help'),
  mx('¿cómo se usa esto?', 'help'),
  es('enséñame los comandos', 'help'),

  es('¿Para qué sirve la fecha de inicio de la interacción?', 'question', { topic: 'purpose' }),
  mx('por qué pedimos esta fecha', 'question', { topic: 'purpose' }),
  es('¿Qué cargas de trabajo necesitan fecha?', 'question', { topic: 'whichWorkloads' }),
  mx('¿una carga con L1 bloqueado lleva fecha?', 'question', { topic: 'whichWorkloads' }),
  es('¿Tengo que rellenar la fecha de proyectos antiguos?', 'question', { topic: 'oldEngagements' }),
  mx('hay que capturarla también para los que ya están en curso?', 'question', { topic: 'oldEngagements' }),
  es('¿es lo mismo que el kickoff?', 'question', { topic: 'isItKickoff' }),
  mx('¿La reunión de inicio puede ser antes que la fecha de inicio de la interacción?', 'question', {
    topic: 'isItKickoff',
  }),
  es('¿cuenta un mensaje en el contestador?', 'question', { topic: 'firstContact' }),
  mx('¿Es el día que mando el primer correo?', 'question', { topic: 'firstContact' }),
  es('le he mandado un correo a northwind, ¿eso ya es el inicio?', 'question', {
    customer: 'Northwind Traders',
    topic: 'firstContact',
  }),
  mx('qué cuenta exactamente como iniciado', 'question', { topic: 'whatIsAStart' }),
  es('¿Cuándo se considera que ha empezado?', 'question', { topic: 'whatIsAStart' }),
  mx('¿Puedo cambiar la fecha si el cliente reprograma?', 'question', { topic: 'changeDate' }),
  es('cómo se mueve una fecha', 'question', { topic: 'changeDate' }),
  mx('¿Qué hago si el cliente no me contesta ese día?', 'question', { topic: 'noAnswer' }),
  es('el cliente no contesta, ¿ahora qué hago?', 'question', { topic: 'noAnswer' }),
  mx('¿y si nunca responden?', 'question', { topic: 'neverAnswers' }),
  es('¿Hay que actualizar la fecha cuando un cliente pasa a inactivo?', 'question', { topic: 'neverAnswers' }),
  mx('dónde pongo el motivo', 'question', { topic: 'whereReason' }),
  es('¿Va en las notas de derechos o en las notas generales del estado?', 'question', { topic: 'whereReason' }),
  mx('¿Qué fecha pongo para la siguiente implementación si no sé el día?', 'question', { topic: 'nextDeployment' }),
  es('¿se usa también con clientes que ya están desplegando algo?', 'question', { topic: 'nextDeployment' }),
  mx('¿Qué fecha va para lo que se acuerda en una revisión del éxito?', 'question', { topic: 'successReview' }),
  es('¿los socios tienen que actualizar la fecha?', 'question', { topic: 'partner' }),
  mx('y los clientes de FRP también llevan fecha?', 'question', { topic: 'partner' }),
  es('¿Quién mete la primera fecha, Gateway o el FM?', 'question', { topic: 'whoEnters' }),
  mx('¿un FM puede capturar la primera fecha?', 'question', { topic: 'whoEnters' }),
  es('¿cada cuánto me vas a avisar?', 'question', { topic: 'reminders' }),
  mx('cuándo llegan los recordatorios', 'question', { topic: 'reminders' }),

  es('deshacer', 'undo'),
  mx('deshaz eso por favor', 'undo'),
  es('revierte lo último que he hecho', 'undo'),
  mx('Eso estuvo mal, regresa mi último cambio', 'undo'),
  es('uy, un paso atrás', 'undo'),
  mx('puedes echar para atrás lo que acabo de guardar', 'undo'),

  es('cancelar', 'cancel'),
  mx('olvídalo', 'cancel'),
  es('déjalo', 'cancel'),
  mx('espérate, déjalo como está', 'cancel'),
  es('no, no lo guardes', 'cancel'),
  mx('mejor no, lo hago después', 'cancel'),
  es('no', 'cancel'),

  es('resérvame una sala de reuniones', 'unknown'),
  mx('¿cómo va a estar el clima en Monterrey?', 'unknown'),
  es('no cambies nada de contoso farma todavía', 'unknown', { customer: 'Contoso Farma' }),
  mx('muchas gracias', 'unknown'),
  es('ñlkjhg', 'unknown'),
  mx('¿Me puedes traducir este documento?', 'unknown'),
  es('pide comida para el equipo', 'unknown'),
  mx('todavía no hablamos con Northwind', 'unknown', { customer: 'Northwind Traders' }),
  es('¿Cuánto cuesta una licencia E5?', 'unknown'),
  mx('quién ganó el partido de ayer', 'unknown'),
  es('se me ha olvidado la contraseña', 'unknown'),
  mx('Por favor no marques a Fabrikam como inactivo.', 'unknown', { customer: 'Fabrikam Textiles' }),
  es('mándale un correo a Northwind de mi parte', 'unknown', { customer: 'Northwind Traders' }),
  mx('no me jala la cámara en Teams', 'unknown'),
  es('jaja muy bueno', 'unknown'),
];
