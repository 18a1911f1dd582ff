/** The scripting host: `npm run -s api`. One operation a call; standard output holds nothing but its answer. */
import { runCli } from './run-cli.ts';

const cancelling = new AbortController();
let cancelledAt: number | undefined;
function cancel(): void {
  // One Ctrl-C may arrive twice, from the terminal and from npm. Who presses it again later does not want to wait.
  if (cancelledAt !== undefined && performance.now() - cancelledAt > 1000) process.exit(1);
  cancelledAt ??= performance.now();
  cancelling.abort();
}
process.on('SIGINT', cancel);
process.on('SIGTERM', cancel);
// Whoever reads the answer may stop reading (`| head`); that is not an error of the operation.
process.stdout.on('error', () => undefined);

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  print: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
  signal: cancelling.signal,
});
