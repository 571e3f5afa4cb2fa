import type {AvatarEditorMessages} from '../avatar-editor-messages.js';
import {crop} from './crop.js';
import {photoSources} from './photo-sources.js';
import {pictureProblems} from './picture-problems.js';

export const avatarEditor: AvatarEditorMessages = {
  ...crop,
  ...photoSources,
  ...pictureProblems,
  save: 'Save photo',
  saving: 'Saving…',
  saved: 'Saved',
  removed: 'Photo removed',
  progress: '{percent}',
  progressAndTime: '{percent} · {time} left',
  adjust: 'Adjust photo',
  discardPhoto: 'Discard',
  firstFrame: 'This picture moves. Its first frame is used.',
  sentAsItIs:
    'This browser does not let pictures be cut. The photo is sent as it is, without place and date.',
};
