import type {AvatarUploadMessages} from '../avatar-upload-messages.js';
import {account} from './account.js';
import {problems} from './problems.js';

export const avatarUpload: AvatarUploadMessages = {
  ...problems,
  ...account,
  dropPhoto: 'Drop a photo here',
  addPhoto: 'Add a photo',
  otherWays: 'or paste it. JPEG, PNG or WebP.',
  otherWaysOrCamera: 'or paste it, or take one. JPEG, PNG or WebP.',
  kinds: 'JPEG, PNG or WebP.',
  choosePhoto: 'Choose a photo',
  openCamera: 'Take a photo',
  removePhoto: 'Remove photo',
  removingPhoto: 'Removing…',
  openingPhoto: 'Opening…',
  cancel: 'Cancel',
  tryAgain: 'Try again',

  signInFirst: 'Sign in to choose your photo.',
  signIn: 'Sign in',
  sessionEnded: 'Your session has ended. Sign in to go on.',
  photoKept: 'Your session has ended. Sign in to go on: your photo is kept.',
  signInAndSave: 'Sign in and save',
};
