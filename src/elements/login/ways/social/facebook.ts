import {randomText} from './attempt.js';
import {exchangeCode, readText} from './exchange.js';
import {readAddress, withoutQuery} from './settings.js';
import type {SocialService} from './social-service.js';

const version = 'v21.0';

/**
 * Facebook's code flow for pages without a secret.
 *
 * Documented by Facebook, as a function "in testing" ("OIDC Code Flow with PKCE for Manually Built Facebook Login
 * Flows"): the dialog with `scope=openid`, `nonce` and `code_challenge`; the code exchanged at `oauth/access_token`
 * with `code_verifier` in the place of the app's secret. `display`, `error=access_denied` and the list of valid redirect
 * addresses in the app's settings are in its "Manually Build a Login Flow".
 *
 * Assumed: that pages of other origins may read the answer, that there is an `access_token` in it beside the
 * `id_token` where `public_profile` is asked for too, and that version 21 is as the documented one. The ID token is not
 * used, so nobody looks at its nonce. Where Facebook lets an app do none of this, its page has `getSocialToken`.
 */
export const facebook: SocialService = {
  provider: 'facebook',
  setting: 'facebook-app-id',

  read(host) {
    const clientId = host.getAttribute(this.setting);
    if (!clientId) return undefined;
    const pages = readAddress(host, 'facebook-url');
    const own = pages && withoutQuery(pages).href.replace(/\/$/, '');
    return {
      toDialog: (place) => {
        const dialog = new URL(`${own ?? `https://www.facebook.com/${version}`}/dialog/oauth`);
        dialog.search = new URLSearchParams({
          client_id: clientId,
          response_type: 'code',
          scope: 'openid public_profile',
          nonce: randomText(),
          display: place === 'popup' ? 'popup' : 'page',
        }).toString();
        return dialog;
      },
      exchange: async ({code, verifier, redirectUri}, signal) => {
        const address = new URL(`${own ?? `https://graph.facebook.com/${version}`}/oauth/access_token`);
        address.search = new URLSearchParams({
          client_id: clientId,
          redirect_uri: redirectUri,
          code_verifier: verifier,
          code,
        }).toString();
        const answer = await exchangeCode('Facebook', address, {}, signal);
        return {provider: 'facebook', token: readText(answer, 'access_token', 'Facebook')};
      },
    };
  },
};
