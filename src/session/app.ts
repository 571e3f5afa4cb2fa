import {CubeValidationError} from '../errors.js';

/** Which ConnectyCube app a session belongs to, and how sessions of it are made. */
export interface App {
  /** From the app's dashboard, like key and secret. */
  readonly appId: string;
  /** May be empty where there is a session URL. */
  readonly authKey: string;
  readonly authSecret?: string | undefined;
  /** Where the host's own backend hands out sessions. */
  readonly sessionUrl?: string | undefined;
  /** Base URL of the REST API. */
  readonly endpoint: string;
}

/** What names an app, among the options of a session store. */
interface AppOptions {
  readonly appId: string | number;
  readonly authKey?: string | undefined;
  readonly authSecret?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly sessionUrl?: string | undefined;
}

export const defaultEndpoint = 'https://api.connectycube.com';

/** An endpoint as it is compared and used. */
export const toBaseUrl = (endpoint: string | null | undefined): string =>
  (endpoint ?? defaultEndpoint).replace(/\/+$/, '');

export const toApp = ({appId, authKey = '', authSecret, sessionUrl, endpoint}: AppOptions): App => ({
  appId: String(appId),
  authKey,
  authSecret,
  sessionUrl,
  endpoint: toBaseUrl(endpoint),
});

/**
 * @throws {CubeValidationError} if the id is missing or cannot be one, or if there is neither an auth key nor a session
 * URL. The text is for the developer.
 */
export function checkApp({appId, authKey, sessionUrl}: App): void {
  const fieldErrors = {
    ...(!appId ? {appId: ['is missing']} : !/^\d+$/.test(appId) && {appId: ['is not a number']}),
    ...(!authKey && !sessionUrl && {authKey: ['is missing']}),
  };
  const wrong = Object.entries(fieldErrors).map(([name, [text]]) => `${name} ${text}`);
  if (wrong.length > 0) {
    throw new CubeValidationError(
      `The ConnectyCube app is not set up: ${wrong.join(', ')}. App id and auth key are on the app's page in the dashboard.`,
      fieldErrors,
    );
  }
}
