/** The bridge: tells the page where it runs and hands over one port to the program. Nothing else crosses. */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('counterbook', { platform: process.platform });

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'counterbook:request-port') ipcRenderer.send('counterbook:port');
});

ipcRenderer.on('counterbook:port', (event) => {
  const [port] = event.ports;
  if (port !== undefined) window.postMessage('counterbook:port', window.location.origin, [port]);
});
