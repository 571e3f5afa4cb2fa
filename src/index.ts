/** Every class, error and type of the library. Importing it registers nothing; `cube-elements/define` does. */
export * from './core.js';
export {CubeAvatar} from './elements/avatar/cube-avatar.js';
export {CubeAvatarUpload} from './elements/avatar-upload/cube-avatar-upload.js';
export type {
  CubeAvatarAcceptDetail,
  CubeAvatarChangeDetail,
  CubeAvatarErrorDetail,
  CubeAvatarProgressDetail,
} from './elements/avatar-upload/avatar-upload-events.js';
export type {PictureError, PictureProblem} from './elements/avatar-upload/picture/picture-error.js';
export {CubeLogin} from './elements/login/cube-login.js';
export type {GetSocialToken, SocialToken} from './elements/login/get-social-token.js';
export type {CubeLoginDetail, CubeLoginErrorDetail} from './elements/login/login-events.js';
export {CubeProfile} from './elements/profile/cube-profile.js';
export type {CustomField} from './elements/profile/custom-data/custom-field.js';
export type {
  CubeLogoutDetail,
  CubeProfileChangeDetail,
  CubeProfileDeleteDetail,
  CubeProfileErrorDetail,
} from './elements/profile/profile-events.js';
export {
  CubeSession,
  type CubeSessionChangeDetail,
  type CubeSessionErrorDetail,
  type CubeSessionExpiredDetail,
  type CubeSessionTokenDetail,
} from './elements/session/cube-session.js';
export {
  CubeSignup,
  type CubeSignupDetail,
  type CubeSignupErrorDetail,
} from './elements/signup/cube-signup.js';
export {CubeUserSearch} from './elements/user-search/cube-user-search.js';
export type {
  CubeUserSearchErrorDetail,
  CubeUserSearchResultsDetail,
  CubeUserSelectDetail,
} from './elements/user-search/user-search-events.js';
export type {RenderUserRow, UserRowContext} from './elements/user-search/user-search-settings.js';
export type {
  EstimatePasswordStrength,
  PasswordStrength,
  PasswordStrengthContext,
} from './internal/password-strength/password-strength.js';
export {firebaseIdentityProvider} from './firebase/firebase-identity-provider.js';
export type {FirebaseAuth, FirebaseSettings} from './firebase/firebase-settings.js';
export type {AccountDeletionMessages} from './locales/account-deletion-messages.js';
export type {AvatarEditorMessages} from './locales/avatar-editor-messages.js';
export type {AvatarUploadMessages} from './locales/avatar-upload-messages.js';
export type {GuestWayMessages} from './locales/guest-way-messages.js';
export type {LoginMessages} from './locales/login-messages.js';
export type {AccountMessages, PasswordFieldMessages, ProblemMessages} from './locales/messages.js';
export type {PasswordChangeMessages} from './locales/password-change-messages.js';
export type {PasswordResetMessages} from './locales/password-reset-messages.js';
export type {PasswordStrengthMessages} from './locales/password-strength-messages.js';
export type {SignupMessages} from './locales/signup-messages.js';
export type {ProfileAccountMessages} from './locales/profile-account-messages.js';
export type {ProfileMessages} from './locales/profile-messages.js';
export type {CountMessage, UserSearchMessages} from './locales/user-search-messages.js';
export {CubeProviderError, isCubeProviderError, type ProviderProblem} from './provider-error.js';
export {sessionContext} from './session/lookup/session-context.js';
export type {SessionReference} from './session/lookup/find-session.js';
export {SessionController, type SessionControllerOptions} from './session/lookup/session-controller.js';
export type {OwnApp} from './session/lookup/shared-stores.js';
