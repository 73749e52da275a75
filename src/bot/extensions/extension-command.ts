import { z } from 'zod';

/** What Teams sends with every command of a message extension: it adds to this, and what nobody here reads is left out. */
const commandShape = z.object({
  commandId: z.string().max(64),
  /** Of a search, by name; Teams' own name says that nothing has been typed yet. */
  parameters: z
    .array(z.object({ name: z.string().max(64), value: z.string().max(1000) }))
    .max(5)
    .optional(),
  queryOptions: z
    .object({ skip: z.number().int().min(0).max(10_000), count: z.number().int().min(1).max(1000) })
    .optional(),
  /** What a dialog's button sent. */
  data: z.unknown().optional(),
  /** The message from whose menu the command was chosen. */
  messagePayload: z
    .object({ body: z.object({ content: z.string() }) })
    .optional()
    .catch(undefined),
});

/** A command of the message extension. */
export type ExtensionCommand = z.infer<typeof commandShape>;

/** The command in the value of an invoke, if it is one. */
export function readCommand(value: unknown): ExtensionCommand | undefined {
  return commandShape.safeParse(value).data;
}

/** The answer to commands that nobody knows. */
export const NO_RESULTS = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } } as const;
