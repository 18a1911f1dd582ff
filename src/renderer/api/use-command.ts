import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import { failureText } from './error-text.ts';
import { failureOf, isAnswerUnknown } from './failure.ts';
import type { Failure } from './failure.ts';
import { useFormats } from './formats.ts';
import { newCommandId } from './ids.ts';

type CommandUtils<Input, Output> = { call: (input: Input) => Promise<Output> };

/** What the user gives; the command id is ours. */
export type CommandInput<Input> = Omit<Input, 'commandId'>;

export type Command<Input, Output> = {
  /** Runs the command. Never rejects: the answer is a Result whose error has the contract's code. */
  run: (input: CommandInput<Input>) => Promise<Result<Output, Failure>>;
  isRunning: boolean;
  /** How the last run failed, until the next one. */
  failure: Failure | undefined;
};

export type CommandOptions = {
  /** Codes that the caller shows itself, beside a field; all others appear as a notification. `true`: all of them. */
  shownByCaller?: readonly string[] | true;
};

const pauseBeforeRetryMs = 400;
const attempts = 3;

/**
 * A command of the contract as a function with state: `const save = useCommand(orpc.contacts.update)`, then
 * `const saved = await save.run({ id, name })`. A command whose answer got lost is sent again under the same id, so it cannot
 * happen twice; so is one that the user repeats unchanged after a lost answer.
 */
export function useCommand<Input extends { commandId: string }, Output>(
  utils: CommandUtils<Input, Output>,
  { shownByCaller = [] }: CommandOptions = {},
): Command<Input, Output> {
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const unanswered = useRef<{ commandId: string; content: string }>(undefined);
  const formats = useFormats();

  const isShownByCaller = (code: string) => shownByCaller === true || shownByCaller.includes(code);

  async function run(input: CommandInput<Input>): Promise<Result<Output, Failure>> {
    const content = JSON.stringify(input);
    const known = unanswered.current;
    const commandId = known?.content === content ? known.commandId : newCommandId();
    unanswered.current = { commandId, content };
    setIsRunning(true);
    setFailure(undefined);
    const answer = await send(utils, { ...input, commandId } as Input);
    setIsRunning(false);
    if (answer.ok || !isAnswerUnknown(answer.error.code)) unanswered.current = undefined;
    if (!answer.ok) {
      setFailure(answer.error);
      if (!isShownByCaller(answer.error.code)) {
        notifications.show({ message: failureText(answer.error, formats), color: 'red', autoClose: 10_000 });
      }
    }
    return answer;
  }

  return { run, isRunning, failure };
}

async function send<Input, Output>(utils: CommandUtils<Input, Output>, input: Input): Promise<Result<Output, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return ok(await utils.call(input));
    } catch (error) {
      const failure = failureOf(error);
      if (attempt >= attempts || !isAnswerUnknown(failure.code)) return err(failure);
      await new Promise((resolve) => setTimeout(resolve, pauseBeforeRetryMs * attempt));
    }
  }
}
