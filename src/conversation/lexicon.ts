import type { ByLanguage } from '../domain/language.ts';

/** What finding help needs to know of a language. Everything is in lower case and without accents. */
interface Lexicon {
  /** Words that do not say what a question is about, apart by blanks. "No", "who" and "where" do say it. */
  readonly stopWords: string;
  /** On each line what means the same, apart by `|`: words in any of their forms, or several words in a row. The first names it, and is a word. */
  readonly synonyms: readonly string[];
}

export const lexicon: ByLanguage<Lexicon> = {
  en: {
    stopWords:
      'a about after all also am an and any are as at be been being bot but by can could d did do does done else every ' +
      'everything for from get go going gone got had happen happens has have he her him his how i if in into is it its just ' +
      'know let like ll m made make makes me mean means may must my need needs now of ok on one or our out please re s say ' +
      'shall she should so some still supposed t than that the their them then there these they thing things think this those ' +
      'to too up us ve want wants was we were what when which while will with would yet you your',
    synonyms: [
      'esd | engagement start date | engagement starting date | engagement date | start date',
      'kickoff | kick off | kickoff meeting | kick off meeting | kickoff date | kick off date',
      'voicemail | voice mail | voice message | phone message | answering machine',
      'send | sent',
      'email | e mail | mail | message | wrote',
      'answer | reply | respond | response | react | pick up | picks up | picked up',
      'not | no | nobody | no one | none | nothing | cannot | without | don | doesn | didn | isn | aren | won | haven | hasn',
      'inactive | unresponsive | silent | quiet | ghost | dead | gave up | give up | giving up | given up | abandon | lost | for good',
      'change | move | postpone | reschedule | delay | shift | push | update | modify | edit | adjust | rather | instead | another date | other date | different date | another day | other day | different day',
      'enter | fill | fills | put | set | record | add | type | input | write | capture | complete',
      'start | begin | began | begun | commence',
      'newcomer | new customer | new client',
      'customer | client | account',
      'workload | service | product | teams | sharepoint | onedrive | intune',
      'l1 | in progress | status | status unknown | blocked | no intent',
      'old | past | previous | historic | historical | months ago | years ago | earlier | existing | current | backfill | back fill | retroactive | last year | go back | under way | ongoing | already',
      'deployment | deploy | implementation | implement | project | rollout | motion',
      'next | follow on | following | second | serial | serialized | subsequent | later | additional | more',
      'unknown | unclear | not known | month | roughly | approximate',
      'review | csr | success review | customer success review',
      'partner | frp | fasttrack ready partner',
      'fm | fasttrack manager | manager',
      'purpose | point | idea | good for | what for | use | used | useful | benefit | sense | goal | reason behind',
      'reason | why | justification | explanation | explain | justify',
      'note | notes | comment | field',
      'reminder | remind | notification | notify | ping | alert | nudge | how often',
      'call | phone | ring | telephone',
      'count | consider | considered | qualify',
      'same | equal | identical | difference | different | coincide',
      'talk | exchange | speak | spoke | spoken | conversation | discussion | discuss',
      'first | initial',
      'try | tried | attempt | reach | contact',
      'who | whose | whom',
      'required | requirement | mandatory | obligatory',
    ],
  },
  es: {
    stopWords:
      'a al algo algun alguna ahora ante asi aun aqui bot como con cosa cual cuales cuando de debe debo del desde dia e el ella ' +
      'ellas ellos en entonces era eran es esa esas ese eso esos esta estan estar estas este esten esto estos estoy falta fue ' +
      'fueron ha haber habia hace hacen hacer haga hago han haran hara hasta hay he hemos la las le les lo los me mi mis muy ni ' +
      'nos nuestro o os otra otras otro otros para pasa pasar pero pide piden poder por puede pueden puedo que quiere quieren ' +
      'saber se sea segun ser si sido son su sus tal tambien te tengo tenemos tiene tienen toda todas todo todos tu un una unas ' +
      'uno unos usted ustedes va van vez y ya yo',
    synonyms: [
      'fii | fecha de inicio de la interaccion | fecha de la interaccion | fecha de interaccion | fecha de inicio | esd',
      'kickoff | kick off | reunion de inicio | reunion de arranque | junta de arranque | llamada de arranque | arranque | reunion',
      'buzon | buzon de voz | mensaje de voz | correo de voz | voicemail',
      'enviar | mandar | mande',
      'correo | correo electronico | email | e mail | mail | mensaje',
      'contestar | contesta | responder | respuesta | reaccionar | reaccion | coge el telefono | cogen el telefono | descuelga',
      'no | nadie | ninguno | ninguna | nada | sin',
      'inactivo | silencio | callado | desaparecer | desaparecido | abandonar | abandonado | perdido',
      'cambiar | cambio | mover | modificar | reprogramar | aplazar | posponer | retrasar | adelantar | actualizar | otra fecha | otro dia | fecha distinta | prefieren | prefiere',
      'anotar | poner | pone | pongo | introducir | introduce | rellenar | completar | registrar | escribir | meter | fijar | apuntar',
      'inicio | iniciar | empezar | empieza | empezo | comenzar | comienza | comienzo | arrancar',
      'nuevo | nueva | cliente nuevo | nuevo cliente | clientes nuevos | nuevos clientes',
      'cliente | cuenta de cliente | empresa | compania',
      'carga | carga de trabajo | cargas de trabajo | servicio | producto | workload | teams | sharepoint | onedrive | intune',
      'l1 | en progreso | estado | bloqueado | bloqueada | sin intencion | estado desconocido',
      'antiguo | antigua | viejo | historico | historica | hace meses | hace anos | vieja | anterior | anteriores | pasado | pasada | en curso | actual | actuales | hacia atras | ya estan | retroactivo | existente | en marcha | ya empezados',
      'implementacion | implementar | despliegue | desplegar | proyecto',
      'siguiente | proximo | proxima | segundo | segunda | serie | despues | adicional | mas adelante | mas cargas | posterior',
      'desconocido | mes | aproximada | no se sabe | no sabemos | no conozco | no conocemos | sin fecha conocida',
      'revision | revision del exito | revision del exito del cliente | success review | csr',
      'socio | partner | frp | socio preparado',
      'fm | administrador de fasttrack',
      'proposito | idea | para que sirve | para que vale | para que nos vale | para que es | sentido | utilidad | objetivo | finalidad | uso | usar',
      'motivo | razon | porque | por que | explicar | explicacion | justificar | justificacion | causa',
      'nota | notas | comentario | campo',
      'aviso | avisar | recordatorio | recordar | notificacion | notificar | alerta | cada cuanto',
      'llamar | llamada | telefono',
      'cuenta | contar | vale | considerar | considerado | cuenta como',
      'mismo | misma | igual | coincidir | diferencia | distinto | distinta',
      'hablar | conversar | conversacion | charla | discusion | intercambiar | intercambio',
      'primero | primera | primer | inicial',
      'intentar | intento | contactar | localizar',
      'quien | quienes | a quien',
    ],
  },
};
