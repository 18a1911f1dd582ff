import { parseArgs } from 'node:util';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

export type ServerOptions = {
  /** Absent: the user's default folder. */
  dataFolder: string | undefined;
  /** Absent: the usual port, or a free one when that is taken. */
  port: number | undefined;
  opensBrowser: boolean;
  asksHelp: boolean;
};

export const help = `Counterbook for the browser

  npm run serve -- [--data DIR] [--port N] [--no-open]

  --data DIR   the folder of the books; without it, your own
  --port N     the port on 127.0.0.1; without it, 8417 or a free one
  --no-open    only print the address, open no browser
  --help       this text

The printed address works once. Press Enter for a new one, Ctrl-C to end.`;

/**
 * Reads the words after the command.
 * @returns OPTIONS_INVALID with a sentence when a word is unknown, lacks its value or the port is none
 */
export function parseServerOptions(
  words: readonly string[],
): Result<ServerOptions, { code: 'OPTIONS_INVALID'; message: string }> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
      return err({ code: 'OPTIONS_INVALID', message: `--port takes a number from 0 to 65535, not "${values.port}".` });
    }
    if (values.data === '') return err({ code: 'OPTIONS_INVALID', message: '--data takes a folder.' });
    return ok({ dataFolder: values.data, port, opensBrowser: !values['no-open'], asksHelp: values.help });
  } catch (error) {
    return err({ code: 'OPTIONS_INVALID', message: error instanceof Error ? error.message : String(error) });
  }
}
