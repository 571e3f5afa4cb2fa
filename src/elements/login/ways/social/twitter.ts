import {exchangeCode, readText} from './exchange.js';
import {readAddress} from './settings.js';
import type {SocialService} from './social-service.js';

/**
 * Twitter by a backend of the host's, since the secret of Twitter's OAuth 1.0a cannot be in a page. What the backend has
 * to do is ours, and shown by `demo/services/twitter-backend.ts`:
 *
 * - `GET {twitter-url}?redirect_uri&state&code_challenge&code_challenge_method=S256`, in a window: it has Twitter ask the
 *   user, and leads back to the redirect address with `state`, and `code` or `error`.
 * - `POST {twitter-url}` with `{code, code_verifier, redirect_uri}` in JSON, from the page: it answers `{token, secret}`, or
 *   4xx with `{error}`. A code is good once, for a minute, and with its own verifier and redirect address only.
 */
export const twitter: SocialService = {
  provider: 'twitter',
  setting: 'twitter-url',

  read(host) {
    const backend = readAddress(host, this.setting);
    return (
      backend && {
        toDialog: () => new URL(backend),
        exchange: async ({code, verifier, redirectUri}, signal) => {
          const init = {
            method: 'POST',
            headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({code, code_verifier: verifier, redirect_uri: redirectUri}),
          };
          const answer = await exchangeCode('The backend of twitter-url', backend, init, signal);
          const read = (name: string): string => readText(answer, name, 'The backend of twitter-url');
          return {provider: 'twitter', token: read('token'), secret: read('secret')};
        },
      }
    );
  },
};
