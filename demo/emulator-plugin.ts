import type {Plugin} from 'vite';
import {startEmulator, type Emulator} from './emulator/server.js';

const port = 4500;

/** Of the demo's pages. */
export const contentSecurityPolicy = (emulatorUrl: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: ${emulatorUrl}`,
    `connect-src 'self' ${emulatorUrl}`,
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html cube-elements',
  ].join('; ');

/** Starts on the usual port, or on any other where that one is taken. */
const start = (): Promise<Emulator> => startEmulator({port}).catch(() => startEmulator({port: 0}));

/**
 * Runs the emulator beside the demo: started and stopped with Vite, on an origin of its own, as the real platform is.
 * The pages are served with a strict Content-Security-Policy and Trusted Types.
 */
export function emulatorPlugin(): Plugin {
  let emulator: Emulator;

  return {
    name: 'cube-emulator',

    async configureServer(server) {
      emulator = await start();
      server.httpServer?.once('close', () => void emulator.close());
      server.middlewares.use((request, response, next) => {
        if (request.url === '/') {
          response.writeHead(302, {Location: '/demo/'}).end();
          return;
        }
        response.setHeader('Content-Security-Policy', contentSecurityPolicy(emulator.url));
        next();
      });
      const {printUrls} = server;
      server.printUrls = () => {
        printUrls();
        server.config.logger.info(`  ➜  Emulator: ${emulator.url}`);
      };
    },

    transformIndexHtml: (html) => html.replaceAll('%EMULATOR_URL%', emulator.url),
  };
}
