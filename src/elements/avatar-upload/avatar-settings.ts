import type {AvatarSettings} from './avatar-upload-host.js';

/** What the page says of avatars, be it nonsense. */
export interface AvatarAttributes {
  readonly size: number;
  readonly shape: string;
  readonly background: string;
  readonly visibility: string;
  readonly keepOld: boolean;
  readonly maxFileSize: number;
  readonly minDimension: number;
}

/** What counts where the page says nothing, or what is no such number. */
export const defaults = {size: 512, maxFileSize: 20_000_000, minDimension: 64};

const numberOf = (attributes: AvatarAttributes, name: keyof typeof defaults): number =>
  attributes[name] >= 1 ? attributes[name] : defaults[name];

/** How avatars are to be. */
export const toSettings = (attributes: AvatarAttributes): AvatarSettings => ({
  shape: attributes.shape === 'square' ? 'square' : 'circle',
  limits: {
    maxFileSize: numberOf(attributes, 'maxFileSize'),
    minDimension: numberOf(attributes, 'minDimension'),
  },
  format: {size: numberOf(attributes, 'size'), background: attributes.background},
  isPublic: attributes.visibility === 'public',
  keepsOld: attributes.keepOld,
});
