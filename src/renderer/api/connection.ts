/** How the page reaches core: through the window's message port on the desktop, through HTTP in a browser. */
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';

type Desktop = { platform: string };
type Link = ClientLink<ClientContext>;

const portRequest = 'counterbook:request-port';
const portAnswer = 'counterbook:port';

/** Tells whether the page runs in the desktop window, and on which platform (`darwin`, `win32`, `linux`). */
export function desktop(): Desktop | undefined {
  return (window as Window & { counterbook?: Desktop }).counterbook;
}

/** A link that opens its host's connection at the first call, and again after the connection was lost. */
export function hostLink(): Link {
  let opened: Promise<Link> | undefined;
  const forget = () => {
    opened = undefined;
  };
  return {
    call: async (path, input, options) => {
      opened ??= desktop() === undefined ? Promise.resolve(httpLink()) : portLink(forget);
      const link = await opened;
      return link.call(path, input, options);
    },
  };
}

function httpLink(): Link {
  return new HttpLink({ url: `${window.location.origin}/rpc` });
}

async function portLink(onClose: () => void): Promise<Link> {
  const port = await requestPort();
  port.addEventListener('close', onClose);
  const link = new PortLink({ port });
  port.start();
  return link;
}

function requestPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== portAnswer || port === undefined) return;
      window.removeEventListener('message', receive);
      resolve(port);
    };
    window.addEventListener('message', receive);
    window.postMessage(portRequest, window.location.origin);
  });
}
