/** Every class, error and type of the library. Importing it registers nothing; `cube-elements/define` does. */
export * from './core.js';
export {CubeLogin, type CubeLoginDetail, type CubeLoginErrorDetail} from './elements/login/cube-login.js';
export {
  CubeSession,
  type CubeSessionChangeDetail,
  type CubeSessionErrorDetail,
  type CubeSessionExpiredDetail,
} from './elements/session/cube-session.js';
export type {LoginMessages} from './locales/messages.js';
export {sessionContext} from './session/session-context.js';
export {SessionController} from './session/session-controller.js';
export type {OwnApp} from './session/shared-stores.js';
