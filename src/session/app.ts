import {isRefusal} from '../api/error-body.js';
import {CubeValidationError} from '../errors.js';

/** Which ConnectyCube app a session belongs to. Both come from the app's dashboard. */
export interface App {
  readonly appId: string;
  readonly authKey: string;
  /** Base URL of the REST API. */
  readonly endpoint: string;
}

export const defaultEndpoint = 'https://api.connectycube.com';

/**
 * @throws {CubeValidationError} if the id or the auth key is missing or cannot be one. The text is for the developer.
 */
export function checkApp({appId, authKey}: App): void {
  const fieldErrors = {
    ...(!appId ? {appId: ['is missing']} : !/^\d+$/.test(appId) && {appId: ['is not a number']}),
    ...(!authKey && {authKey: ['is missing']}),
  };
  const wrong = Object.entries(fieldErrors).map(([name, [text]]) => `${name} ${text}`);
  if (wrong.length > 0) {
    throw new CubeValidationError(
      `The ConnectyCube app is not set up: ${wrong.join(', ')}. Both are on the app's page in the dashboard.`,
      fieldErrors,
    );
  }
}

/**
 * A refused application session can only mean a wrong configuration: the request holds nothing that a user typed.
 */
export function toAppError(error: unknown, {endpoint}: App): unknown {
  if (!isRefusal(error)) return error;
  return new CubeValidationError(
    `${endpoint} refused the app (status ${error.status}). Check the app id, the auth key and the endpoint.`,
    {appId: ['was refused'], authKey: ['was refused']},
    {cause: error},
  );
}
