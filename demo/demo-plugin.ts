import type {Plugin} from 'vite';
import {contentSecurityPolicy} from './content-security-policy.js';
import {startEmulator, type Emulator} from './emulator/server.js';
import {fillIn} from './services/fill-in.js';
import {startServices, type Services} from './services/start-services.js';

const port = 4500;

/** Starts on the usual port, or on any other where that one is taken. */
const start = (): Promise<Emulator> => startEmulator({port}).catch(() => startEmulator({port: 0}));

/**
 * Runs beside the demo what its pages talk to: the emulator and a few services, started and stopped with Vite, each on
 * an origin of its own, as in the real world. The pages are served with a strict Content-Security-Policy and Trusted
 * Types.
 */
export function demoPlugin(): Plugin {
  let services: Services;

  return {
    name: 'cube-demo',

    async configureServer(server) {
      const emulator = await start();
      services = await startServices(emulator.url, {usualPorts: true});
      server.httpServer?.once('close', () => void Promise.all([services.close(), emulator.close()]));
      server.middlewares.use((request, response, next) => {
        if (request.url === '/') {
          response.writeHead(302, {Location: '/demo/'}).end();
          return;
        }
        if (services.answer(request, response)) return;
        response.setHeader(
          'Content-Security-Policy',
          contentSecurityPolicy(emulator.url, services.connectUrls),
        );
        next();
      });
      const {printUrls} = server;
      server.printUrls = () => {
        printUrls();
        server.config.logger.info(`  ➜  Emulator: ${emulator.url}`);
      };
    },

    transformIndexHtml: (html, {path}) => fillIn(html, services.placeholders, path),
  };
}
