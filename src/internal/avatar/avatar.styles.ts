import {css} from 'lit';

/** A round picture or initials on a soft colour, grey without one. The element may say in `--_avatar-size` how big it is. */
export const avatarStyles = css`
  .avatar {
    --_hue: 0;
    --_chroma: 0;
    display: grid;
    flex: none;
    box-sizing: border-box;
    place-items: center;
    inline-size: var(--_avatar-size, 40px);
    block-size: var(--_avatar-size, 40px);
    border-radius: var(--cube-avatar-radius, 50%);
    background: light-dark(
      oklch(88% calc(0.07 * var(--_chroma)) var(--_hue)),
      oklch(36% calc(0.07 * var(--_chroma)) var(--_hue))
    );
    color: light-dark(
      oklch(32% calc(0.09 * var(--_chroma)) var(--_hue)),
      oklch(90% calc(0.06 * var(--_chroma)) var(--_hue))
    );
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

  /* Not without a box: a picture that has none is never loaded lazily. */
  .avatar img:not([data-shown]) {
    visibility: hidden;
  }

  .avatar img[data-shown] + .initials {
    display: none;
  }

  .avatar .initials,
  .avatar svg {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
  }

  [data-hue] {
    --_chroma: 1;
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
