const hues = 12;

/** Which of twelve hues stands for a user, the same everywhere. Neighbouring ids are far apart. */
export const toAvatarHue = (id: number): number => ((Math.abs(id) % hues) * 5) % hues;
