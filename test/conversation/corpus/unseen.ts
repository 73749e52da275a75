import { typedIn, type CorpusSentence } from './corpus.ts';

const us = typedIn('en-US');
const gb = typedIn('en-GB');
const es = typedIn('es-ES');
const mx = typedIn('es-MX');

/** What staff type as well. Whoever writes what reads sentences does not look here; it measures what was learned. */
export const UNSEEN: readonly CorpusSentence[] = [
  gb('Trey Research, OneDrive, 14 December', 'capture', {
    customer: 'Trey Research',
    workloads: ['OD4B'],
    day: '2026-12-14',
  }),
  us('Lucerne Publishing can start Intune 3/8/2027', 'capture', {
    customer: 'Lucerne Publishing',
    workloads: ['INTUNE'],
    day: '2027-03-08',
  }),
  gb('please note 03/02/2027 as the start date of Tailspin Toys for Exchange and Office ProPlus', 'capture', {
    customer: 'Tailspin Toys',
    workloads: ['EXO', 'OPP'],
    day: '2027-02-03',
  }),
  us('had the intake call with blue yonder, they can meet their FM for entra next thursday', 'capture', {
    customer: 'Blue Yonder Airlines',
    workloads: ['AADP'],
    day: '2026-11-26',
  }),
  us('school of fine art yamer february', 'capture', {
    customer: 'School of Fine Art',
    workloads: ['YAM'],
    month: '2027-02',
  }),
  us('The folks at Fourth Coffee would be good to go with Copilot ten days from now', 'capture', {
    customer: 'Fourth Coffee',
    workloads: ['COPILOT'],
    day: '2026-12-03',
  }),
  gb('4100008 cloud app security 30 november', 'capture', {
    customer: 'Woodgrove Bank',
    workloads: ['MCAS'],
    day: '2026-11-30',
  }),
  us('Put Adatum SharePoint off until February 16, they are replacing their file servers first', 'reschedule', {
    customer: 'Adatum Corporation',
    workloads: ['SPO'],
    day: '2027-02-16',
    reason: 'they are replacing their file servers first',
  }),
  gb("Margie's Travel would sooner speak on 10 December than on the 3rd", 'reschedule', {
    customer: "Margie's Travel",
    day: '2026-12-10',
  }),
  us('northwind teams needs to slide to may because of their ERP go-live', 'reschedule', {
    customer: 'Northwind Traders',
    workloads: ['TEAMS'],
    month: '2027-05',
    reason: 'their ERP go-live',
  }),
  gb('contoso farma has to be moved', 'reschedule', { customer: 'Contoso Farma' }),
  us('change alpine ski house windows 10 to 2/29/2027', 'reschedule', {
    customer: 'Alpine Ski House',
    workloads: ['WIN10'],
    noSuchDay: true,
  }),
  gb('Wingtip Toys are asking for Friday next week as half of their IT is at a conference', 'reschedule', {
    customer: 'Wingtip Toys',
    day: '2026-12-04',
    reason: 'half of their IT is at a conference',
  }),
  us('the date i put for proseware is off by a week, should be january 19', 'correct', {
    customer: 'Proseware Health',
    day: '2027-01-19',
  }),
  gb('remove the start date of litware teams, it was entered for the wrong customer', 'void', {
    customer: 'Litware, Inc.',
    workloads: ['TEAMS'],
    reason: 'it was entered for the wrong customer',
  }),
  us('fabrikam voicemail', 'logAttempt', { customer: 'Fabrikam Textiles', attemptChannel: 'voicemail' }),
  gb('second e-mail to Lucerne went out on Thursday, no reaction', 'logAttempt', {
    customer: 'Lucerne Publishing',
    attemptChannel: 'email',
    day: '2026-11-19',
  }),
  us('tried contoso traders by phone today but no one was there', 'logAttempt', {
    customer: 'Contoso Traders',
    attemptChannel: 'phone',
    day: '2026-11-23',
  }),
  gb('toys have not answered my Teams messages', 'logAttempt', {
    couldBe: ['Tailspin Toys', 'Wingtip Toys'],
    attemptChannel: 'teams',
  }),
  us('heard back from Graphic Design Institute, talking on December 8', 'replied', {
    customer: 'Graphic Design Institute',
    day: '2026-12-08',
  }),
  gb(
    'Spoke to Woodgrove Bank on 18 November, they explained what they need for Azure AD and I explained how we work',
    'started',
    { customer: 'Woodgrove Bank', workloads: ['AADP'], day: '2026-11-18' },
  ),
  us('adatum exchange started yesterday', 'started', {
    customer: 'Adatum Corporation',
    workloads: ['EXO'],
    day: '2026-11-22',
  }),
  gb('had a good first conversation with trey reserch about power bi', 'started', {
    customer: 'Trey Research',
    workloads: ['PBI'],
  }),
  us('northwind is a lost cause, mark inactive since nobody responds', 'inactive', {
    customer: 'Northwind Traders',
    reason: 'nobody responds',
  }),
  gb('Proseware are no longer inactive, start again on 25 January', 'reactivate', {
    customer: 'Proseware Health',
    day: '2027-01-25',
  }),
  us('Farmacia Ibanez wants Intune as their next workload once Exchange is through, in April', 'serial', {
    customer: 'Farmacia Ibáñez',
    workloads: ['INTUNE'],
    month: '2027-04',
  }),
  gb('success review Tailspin: SharePoint agreed, from 1 March', 'successReview', {
    customer: 'Tailspin Toys',
    workloads: ['SPO'],
    day: '2027-03-01',
  }),
  us('Blue Yonder kickoff date: December 17', 'kickoff', { customer: 'Blue Yonder Airlines', day: '2026-12-17' }),
  gb('Alpine Ski House will complete Teams on 26 March', 'completion', {
    customer: 'Alpine Ski House',
    workloads: ['TEAMS'],
    day: '2027-03-26',
  }),
  us('L1 for Fourth Coffee Exchange is No Intent now', 'changeL1', {
    customer: 'Fourth Coffee',
    workloads: ['EXO'],
    l1: 'noIntent',
  }),
  gb('Lucerne should go to Priya Nair', 'assign', { customer: 'Lucerne Publishing' }),
  us('a partner is delivering Woodgrove Intune', 'channel', {
    customer: 'Woodgrove Bank',
    workloads: ['INTUNE'],
    deliveryChannel: 'frp',
  }),
  gb('we have litware two times in the list', 'merge', { customer: 'Litware, Inc.' }),
  us('please set up Lamna Healthcare as a new customer', 'newCustomer'),
  gb('Sarah takes over all customers of Owen', 'reassign'),
  us('pull up Graphic Design Institute', 'find', { customer: 'Graphic Design Institute' }),
  gb('when are we starting Intune with Fabrikam', 'find', { customer: 'Fabrikam Textiles', workloads: ['INTUNE'] }),
  us('show the log for Adatum', 'history', { customer: 'Adatum Corporation' }),
  gb('which customers are mine?', 'customers'),
  us('anything happening this week', 'myWeek'),
  gb('what should I deal with first?', 'toDo'),
  us('give Marta the gateway role', 'people'),
  gb('did all reminders get through?', 'delivery'),
  us('Spanish', 'language', { asksFor: 'es' }),
  gb('I work from 7 to 3, so no reminders in the afternoon', 'settings'),
  us("I'll be on PTO starting December 14", 'absence', { day: '2026-12-14' }),
  gb('hello', 'help'),
  us('is a phone call where we only set up the meeting enough?', 'question', { topic: 'whatIsAStart' }),
  gb('Which notes does the explanation go into?', 'question', { topic: 'whereReason' }),
  us('why should I care about this date?', 'question', { topic: 'purpose' }),
  gb('what if a customer simply ignores me for ever?', 'question', { topic: 'neverAnswers' }),
  us('undo my last entry', 'undo'),
  gb('no, stop', 'cancel'),
  us('write a poem about spreadsheets', 'unknown'),
  gb('Leave Adatum alone for now, I have not heard from them', 'unknown', { customer: 'Adatum Corporation' }),

  es('Adatum Corporation, SharePoint, 9 de febrero', 'capture', {
    customer: 'Adatum Corporation',
    workloads: ['SPO'],
    day: '2027-02-09',
  }),
  mx('Niños Felices puede empezar intune el 08/03/2027', 'capture', {
    customer: 'Niños Felices, S.A.',
    workloads: ['INTUNE'],
    day: '2027-03-08',
  }),
  es('anótame el viernes para Alpine Ski House, Exchange y Yammer', 'capture', {
    customer: 'Alpine Ski House',
    workloads: ['EXO', 'YAM'],
    day: '2026-11-27',
  }),
  mx('tuve la llamada de Gateway con litware y pueden conocer a su FM para entra el lunes que viene', 'capture', {
    customer: 'Litware, Inc.',
    workloads: ['AADP'],
    day: '2026-11-30',
  }),
  es('prosware health outlook movil abril', 'capture', {
    customer: 'Proseware Health',
    workloads: ['OLM'],
    month: '2027-04',
  }),
  mx('La gente de Wingtip estaría lista para arrancar con Windows 10 dentro de una semana', 'capture', {
    customer: 'Wingtip Toys',
    workloads: ['WIN10'],
    day: '2026-11-30',
  }),
  es('4100016 office atp 30/11', 'capture', {
    customer: 'Blue Yonder Airlines',
    workloads: ['OATP'],
    day: '2026-11-30',
  }),
  mx('Deja Trey Research Teams para el 23 de febrero, primero van a cambiar su red', 'reschedule', {
    customer: 'Trey Research',
    workloads: ['TEAMS'],
    day: '2027-02-23',
    reason: 'primero van a cambiar su red',
  }),
  es('la farmacia ibáñez nos pide retrasar intune hasta el 22 de enero porque tienen auditoría', 'reschedule', {
    customer: 'Farmacia Ibáñez',
    workloads: ['INTUNE'],
    day: '2027-01-22',
    reason: 'tienen auditoría',
  }),
  mx('hay que recorrer tailspin a mayo por la salida en vivo de su ERP', 'reschedule', {
    customer: 'Tailspin Toys',
    month: '2027-05',
    reason: 'la salida en vivo de su ERP',
  }),
  es('a contoso traders hay que cambiarle la fecha', 'reschedule', { customer: 'Contoso Traders' }),
  mx('woodgrove onedrive mejor muévelo al 31 de junio', 'reschedule', {
    customer: 'Woodgrove Bank',
    workloads: ['OD4B'],
    noSuchDay: true,
  }),
  es('Lucerne Publishing prefiere el 17 de diciembre al 10, lo demás sigue igual', 'reschedule', {
    customer: 'Lucerne Publishing',
    day: '2026-12-17',
  }),
  mx('me equivoqué con fourth coffee, era 19 de enero', 'correct', { customer: 'Fourth Coffee', day: '2027-01-19' }),
  es('quita la fecha de northwind copilot, se metió en el cliente que no era', 'void', {
    customer: 'Northwind Traders',
    workloads: ['COPILOT'],
    reason: 'se metió en el cliente que no era',
  }),
  mx('graphic design buzón de voz', 'logAttempt', {
    customer: 'Graphic Design Institute',
    attemptChannel: 'voicemail',
  }),
  es('segundo correo a Adatum el miércoles, sin reacción', 'logAttempt', {
    customer: 'Adatum Corporation',
    attemptChannel: 'email',
    day: '2026-11-18',
  }),
  mx('hoy le llamé a woodgrove y no había nadie', 'logAttempt', {
    customer: 'Woodgrove Bank',
    attemptChannel: 'phone',
    day: '2026-11-23',
  }),
  es('los de contoso no contestan a mis mensajes de Teams', 'logAttempt', {
    couldBe: ['Contoso Traders', 'Contoso Farma'],
    attemptChannel: 'teams',
  }),
  mx('la espiga ya me contestó, hablamos el 8 de diciembre', 'replied', {
    customer: 'Panadería La Espiga',
    day: '2026-12-08',
  }),
  es(
    'El 17 de noviembre hablé con Fabrikam, me explicaron qué necesitan de SharePoint y yo cómo trabajamos',
    'started',
    { customer: 'Fabrikam Textiles', workloads: ['SPO'], day: '2026-11-17' },
  ),
  mx('northwind teams arrancó ayer', 'started', {
    customer: 'Northwind Traders',
    workloads: ['TEAMS'],
    day: '2026-11-22',
  }),
  es('muy buena primera conversacion con Margies Travel sobre el plan', 'started', { customer: "Margie's Travel" }),
  mx('blue yonder ya no tiene caso, márcalo inactivo porque nadie responde', 'inactive', {
    customer: 'Blue Yonder Airlines',
    reason: 'nadie responde',
  }),
  es('Proseware deja de estar inactivo, volvemos a empezar el 25 de enero', 'reactivate', {
    customer: 'Proseware Health',
    day: '2027-01-25',
  }),
  mx('Farmacia Ibáñez quiere Intune como siguiente carga cuando acabe Exchange, en abril', 'serial', {
    customer: 'Farmacia Ibáñez',
    workloads: ['INTUNE'],
    month: '2027-04',
  }),
  es('revisión del éxito Tailspin: acordado SharePoint a partir del 1 de marzo', 'successReview', {
    customer: 'Tailspin Toys',
    workloads: ['SPO'],
    day: '2027-03-01',
  }),
  mx('fecha de la reunión de inicio de Blue Yonder: 17 de diciembre', 'kickoff', {
    customer: 'Blue Yonder Airlines',
    day: '2026-12-17',
  }),
  es('Alpine Ski House acabará Teams el 26 de marzo', 'completion', {
    customer: 'Alpine Ski House',
    workloads: ['TEAMS'],
    day: '2027-03-26',
  }),
  mx('el L1 de Fourth Coffee Exchange ahora es Sin intención', 'changeL1', {
    customer: 'Fourth Coffee',
    workloads: ['EXO'],
    l1: 'noIntent',
  }),
  es('que Ana Ruiz se encargue de Lucerne', 'assign', { customer: 'Lucerne Publishing' }),
  mx('Woodgrove Intune lo entrega un partner', 'channel', {
    customer: 'Woodgrove Bank',
    workloads: ['INTUNE'],
    deliveryChannel: 'frp',
  }),
  es('litware sale repetido en la lista', 'merge', { customer: 'Litware, Inc.' }),
  mx('da de alta por favor a Lamna Healthcare como cliente', 'newCustomer'),
  es('Marta se queda con todos los clientes de Javier', 'reassign'),
  mx('muéstrame Graphic Design Institute', 'find', { customer: 'Graphic Design Institute' }),
  es('cuándo empezamos intune con fabrikam', 'find', { customer: 'Fabrikam Textiles', workloads: ['INTUNE'] }),
  mx('bitácora de Adatum', 'history', { customer: 'Adatum Corporation' }),
  es('¿qué clientes son míos?', 'customers'),
  mx('¿qué tenemos esta semana?', 'myWeek'),
  es('¿por dónde empiezo hoy?', 'toDo'),
  mx('dale a Marta el rol de gateway', 'people'),
  es('¿han llegado todos los recordatorios?', 'delivery'),
  mx('inglés', 'language', { asksFor: 'en' }),
  es('Trabajo de 7 a 15, así que por la tarde sin recordatorios', 'settings'),
  mx('salgo de vacaciones el 14 de diciembre', 'absence', { day: '2026-12-14' }),
  es('buenas', 'help'),
  mx('¿basta una llamada en la que solo agendamos la junta?', 'question', { topic: 'whatIsAStart' }),
  es('¿En qué notas va la explicación?', 'question', { topic: 'whereReason' }),
  mx('y a mí de qué me sirve esta fecha', 'question', { topic: 'purpose' }),
  es('¿qué pasa si un cliente me ignora para siempre?', 'question', { topic: 'neverAnswers' }),
  mx('deshaz mi última captura', 'undo'),
  es('no, para', 'cancel'),
  mx('escríbeme un poema sobre hojas de cálculo', 'unknown'),
  es('Deja en paz a Adatum por ahora, no sé nada de ellos', 'unknown', { customer: 'Adatum Corporation' }),
];
