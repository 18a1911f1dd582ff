/** The file that a worker thread runs. The pool calls `runTask` in it. */
import { tasks, type TaskContext, type TaskInput, type TaskName, type TaskOutput } from './tasks.ts';

export type TaskCall<Name extends TaskName> = { task: Name; input: TaskInput<Name>; context: TaskContext };

export async function runTask<Name extends TaskName>(call: TaskCall<Name>): Promise<TaskOutput<Name>> {
  const task = tasks[call.task] as (input: TaskInput<Name>, context: TaskContext) => Promise<TaskOutput<Name>>;
  try {
    return await task(call.input, call.context);
  } catch (error) {
    // Some packages throw texts, and some errors hold what cannot be cloned: the caller always gets an Error.
    if (error instanceof Error) throw Object.assign(new Error(error.message), { name: error.name, stack: error.stack });
    throw new Error(String(error), { cause: error });
  }
}
