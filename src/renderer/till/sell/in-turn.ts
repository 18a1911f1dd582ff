/**
 * Does jobs one after the other in the order in which they came: none is lost, none done twice, whatever the one before does. A job that
 * fails is told to `onError` and the next one begins.
 */
export function newInTurn<Job>(handle: (job: Job) => Promise<void>, onError: (error: unknown) => void) {
  const waiting: Job[] = [];
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      try {
        await handle(job);
      } catch (error) {
        onError(error);
      }
    }
    isRunning = false;
  };
  return (job: Job): void => {
    waiting.push(job);
    if (!isRunning) void run();
  };
}
