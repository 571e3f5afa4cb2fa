/** Every class, error and type of the library. Importing it registers nothing; `cube-elements/define` does. */
export * from './core.js';
export {CubeLogin, type CubeLoginDetail, type CubeLoginErrorDetail} from './elements/login/cube-login.js';
export {
  CubeSession,
  type CubeSessionChangeDetail,
  type CubeSessionErrorDetail,
  type CubeSessionExpiredDetail,
  type CubeSessionTokenDetail,
} from './elements/session/cube-session.js';
export type {LoginMessages} from './locales/login-messages.js';
export type {AccountMessages, PasswordFieldMessages, ProblemMessages} from './locales/messages.js';
export {sessionContext} from './session/lookup/session-context.js';
export type {SessionReference} from './session/lookup/find-session.js';
export {SessionController, type SessionControllerOptions} from './session/lookup/session-controller.js';
export type {OwnApp} from './session/lookup/shared-stores.js';
