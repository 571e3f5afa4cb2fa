import type {ProfileMessages} from '../profile-messages.js';
import {account, passwordField} from './account.js';
import {newPassword} from './new-password.js';
import {problems} from './problems.js';
import {profileAccount} from './profile-account.js';
import {userFields} from './user-fields.js';

export const profile: ProfileMessages = {
  ...problems,
  ...account,
  ...passwordField,
  ...userFields,
  ...newPassword,
  ...profileAccount,
  signedIn: 'Signed in',
  signedInBy: '{identifier} · signed in',
  signedInByProvider: '{identifier} · signed in with {provider}',
  signedInWith: 'Signed in with {provider}',
  byFacebook: 'Facebook',
  byTwitter: 'X (Twitter)',
  byPhone: 'phone',
  byEmail: 'e-mail',
  guestBy: '{identifier} · guest',
  guestOnly: 'Signed in as a guest',
  changePhoto: 'Change photo',
  addPhoto: 'Add a photo',
  photo: 'Photo',
  close: 'Close',
  photoSaved: 'Your new photo is saved.',
  photoRemoved: 'Your photo is removed.',

  details: 'About you',
  notGiven: 'Not given',
  yes: 'Yes',
  no: 'No',
  edit: 'Edit',
  editField: 'Edit {field}',
  opening: 'Opening…',

  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved',
  discard: 'Discard changes',
  perhapsSaved: 'The connection was lost, and your changes may have been saved. It is safe to save again.',
  numberInvalid: 'Enter a number, such as 3 or 1.5.',
  customFieldMissing: 'Fill this in.',
  changedMeanwhile: 'Changed meanwhile to: {value}',
  emptiedMeanwhile: 'Emptied meanwhile.',
  useIt: 'Use it',

  signInFirst: 'Sign in to see your profile.',
  signIn: 'Sign in',
  sessionEnded: 'Your session has ended. Sign in to go on.',
  changesKept: 'Your session has ended. Sign in to go on: your changes are kept.',
  signInAndSave: 'Sign in and save',
};
