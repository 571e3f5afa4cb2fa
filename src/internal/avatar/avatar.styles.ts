import {css} from 'lit';

/** A round picture or initials on a soft colour. The element may say in `--_avatar-size` how big it is. */
export const avatarStyles = css`
  .avatar {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_avatar-size, 40px);
    block-size: var(--_avatar-size, 40px);
    border-radius: 50%;
    background: light-dark(oklch(88% 0.07 var(--_hue)), oklch(36% 0.07 var(--_hue)));
    color: light-dark(oklch(32% 0.09 var(--_hue)), oklch(90% 0.06 var(--_hue)));
    font-size: calc(var(--_avatar-size, 40px) * 0.36);
    font-weight: 600;
    line-height: 1;
    overflow: hidden;
    user-select: none;
  }

  .avatar > * {
    grid-area: 1 / 1;
  }

  .avatar img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .avatar img[hidden],
  .avatar img:not([hidden]) + .initials {
    display: none;
  }

  [data-hue='0'] {
    --_hue: 0;
  }

  [data-hue='1'] {
    --_hue: 30;
  }

  [data-hue='2'] {
    --_hue: 60;
  }

  [data-hue='3'] {
    --_hue: 90;
  }

  [data-hue='4'] {
    --_hue: 120;
  }

  [data-hue='5'] {
    --_hue: 150;
  }

  [data-hue='6'] {
    --_hue: 180;
  }

  [data-hue='7'] {
    --_hue: 210;
  }

  [data-hue='8'] {
    --_hue: 240;
  }

  [data-hue='9'] {
    --_hue: 270;
  }

  [data-hue='10'] {
    --_hue: 300;
  }

  [data-hue='11'] {
    --_hue: 330;
  }

  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;
