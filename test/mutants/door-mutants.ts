import type { Mutant } from './mutant.ts';

/** Who is let in, with what, and what leaves the house. Where a second check stands behind the first there is no mutant of either. */
export const DOOR_MUTANTS: readonly Mutant[] = (
  [
    {
      mistake: 'takes tokens of other tenants',
      file: 'src/bot/channel-token.ts',
      text: "if (tid !== undefined && tid.toLowerCase() !== homeTenantId) return refused('A token of another tenant');",
      replacement: '',
    },
    {
      mistake: 'asks botbuilder about tokens with a wrong signature',
      file: 'src/bot/teams-adapter.ts',
      text: "if (!isSignedBy(token, key.key)) return refused('A token with a wrong signature');",
      replacement: '',
    },
    {
      mistake: 'takes activities that name any address',
      file: 'src/bot/teams-adapter.ts',
      text: "if (!this.mayWriteTo(body.serviceUrl)) return refused('Its service URL is none of Teams', FORBIDDEN);",
      replacement: '',
    },
    {
      mistake: 'takes activities of other tenants',
      file: 'src/bot/teams-adapter.ts',
      text: 'if (tenant !== homeTenantId || others.length > 0) ',
      replacement: 'if (tenant === undefined) ',
    },
    {
      mistake: 'writes to every address that looks harmless',
      file: 'src/bot/service-url.ts',
      text: "return TEAMS_HOSTS.has(PLAIN_ADDRESS.exec(text)?.groups?.['host']?.toLowerCase() ?? '');",
      replacement: 'return PLAIN_ADDRESS.test(text) && TEAMS_HOSTS.size > 0;',
    },
    {
      mistake: 'sends what failed once more',
      file: 'src/bot/single-send-authentication.ts',
      text: "['defaultRetryPolicy', 'redirectPolicy']",
      replacement: "['redirectPolicy']",
    },
    {
      mistake: 'follows redirects with its token',
      file: 'src/bot/single-send-authentication.ts',
      text: "['defaultRetryPolicy', 'redirectPolicy']",
      replacement: "['defaultRetryPolicy']",
    },
    {
      mistake: 'reads bodies that are encoded',
      file: 'src/server/http-server.ts',
      text: "if (request.header('content-encoding', '') !== '') return refused(415, 'Expected a body without content encoding');",
      replacement: '',
    },
    {
      mistake: 'hands restify what it dies of',
      file: 'src/server/http-server.ts',
      text: "request.url = '/unreadable';",
      replacement: '',
    },
    {
      mistake: 'reads bodies of any size',
      file: 'src/server/read-json.ts',
      text: 'if (bytes > MAX_BODY_BYTES)',
      replacement: 'if (bytes > Infinity)',
    },
    {
      mistake: 'reads bodies of any depth',
      file: 'src/server/read-json.ts',
      text: 'depth > MAX_DEPTH || ',
      replacement: '',
    },
    {
      mistake: 'takes keys that reach prototypes',
      file: 'src/server/read-json.ts',
      text: 'DANGEROUS_KEYS.has(key) || ',
      replacement: '',
    },
    {
      mistake: 'believes whatever address a sender says is theirs',
      file: 'src/server/client-address.ts',
      text: 'chain.at(-trustedProxies)',
      replacement: 'chain.at(0)',
    },
    {
      mistake: 'listens to the world without a registration',
      file: 'src/main.ts',
      text: 'if (!registration && config.host !== LOOPBACK) {',
      replacement: 'if (LOOPBACK.length === 0) {',
    },
    {
      mistake: 'talks about customers in groups',
      file: 'src/bot/engagement-bot.ts',
      text: "if (sender && !isPersonal(sender)) return answered(problemCard({ kind: 'groupChat' }, language));",
      replacement: '',
    },
    {
      mistake: 'serves people without a role',
      file: 'src/bot/engagement-bot.ts',
      text: "if (!hasRole(person)) return answered(problemCard({ kind: 'noRole', objectId }, language));",
      replacement: '',
    },
    {
      mistake: 'serves guests',
      file: 'src/bot/engagement-bot.ts',
      text: "if (account === 'guest') return answered(problemCard({ kind: 'foreignAccount' }, language));",
      replacement: '',
    },
    {
      mistake: 'reminds guests',
      file: 'src/bot/teams-notifier.ts',
      text: "if (conversation.account === 'guest') return { kind: 'unreachable', chat: conversation };",
      replacement: '',
    },
    {
      mistake: 'answers whatever somebody floods it with',
      file: 'src/bot/engagement-bot.ts',
      text: "if (grant !== 'granted') return { kind: 'tooBusy', isFirst: grant === 'usedUp', language };",
      replacement: '',
    },
    {
      mistake: 'lets the last administrator go',
      file: 'src/domain/decide-person.ts',
      text: "if (losesAdmin && !hasOtherAdmin) return { refusal: 'lastAdmin' };",
      replacement: '',
    },
    {
      mistake: 'lets everybody change people',
      file: 'src/application/save-person.ts',
      text: "  const { objectId } = entry;\n  if (!officeRole('managePeople', admin)) return { kind: 'forbidden' };\n",
      replacement: '  const { objectId } = entry;\n',
    },
    {
      mistake: 'shows people to everybody',
      file: 'src/application/show-people.ts',
      text: "if (!officeRole('seePeople', viewer)) return { kind: 'forbidden' };\n  const all",
      replacement: 'const all',
    },
    {
      mistake: 'counts the same card twice',
      file: 'src/store/write-once.ts',
      text: "? [{ kind: 'create', id, body",
      replacement: "? [{ kind: 'put', id, body",
    },
    {
      mistake: 'keeps what turns the direction of writing around',
      file: 'src/domain/clean-text.ts',
      text: '|\\p{Bidi_Control}',
      replacement: '',
    },
    {
      mistake: 'lets people write Markdown into choices',
      file: 'src/cards/adaptive-card.ts',
      text: '    .replace(/[*_[\\]`<>#~&\\\\]/g, (sign) => LOOK_ALIKES.get(sign) ?? sign)\n',
      replacement: '',
    },
    {
      mistake: 'lets people write date macros',
      file: 'src/cards/adaptive-card.ts',
      text: ".replace(/\\{(?=\\{)/g, '{ ')",
      replacement: '',
    },
    {
      mistake: 'sends cards of any size',
      file: 'src/cards/fit-card.ts',
      text: 'if (bytesOf(card) <= CARD_BYTES) return',
      replacement: 'if (bytesOf(card) > 0) return',
    },
    {
      mistake: 'logs ids as they are',
      file: 'src/log.ts',
      text: 'hashedId(value, idKey)]]',
      replacement: 'value]]',
    },
    {
      mistake: 'logs the messages of errors',
      file: 'src/log.ts',
      text: 'stack: framesOf(error) };',
      replacement: 'stack: String(error.stack) };',
    },
    {
      mistake: 'logs whatever stands where a word of the program should',
      file: 'src/log.ts',
      text: "CODE.test(value) ? value : 'unfit'",
      replacement: 'CODE.source ? value : value',
    },
    {
      mistake: 'leaves people in the ids of other records',
      file: 'src/store/erase-records.ts',
      text: 'const id = mentions.withoutIds(document.id, tombstone);',
      replacement: 'const id = document.id;',
    },
  ] satisfies readonly Mutant[]
).map((mutant) => ({ ...mutant, tests: 'door' }));
