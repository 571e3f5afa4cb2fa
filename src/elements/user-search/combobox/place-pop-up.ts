import {autoUpdate, computePosition, flip, offset, size} from '@floating-ui/dom';

/** Between the box and the list, and around the list, in pixels. */
const gap = 6;

/** Less room than this below the box, and the list rather stands above it, in pixels. */
const leastHeight = 144;

/**
 * Keeps a pop-up at the box where the browser has no anchors, through scrolling and changes of size.
 * @returns ends it.
 */
export function placePopUp(box: HTMLElement, popUp: HTMLElement): () => void {
  const {style} = popUp;
  const fit = size({
    padding: gap,
    apply: ({rects, availableHeight}) => {
      style.setProperty('inline-size', `${rects.reference.width}px`);
      style.setProperty('max-block-size', `${Math.max(availableHeight, leastHeight)}px`);
    },
  });
  const place = async (): Promise<void> => {
    // Else it would never be too long for the place where it is.
    style.removeProperty('max-block-size');
    const middleware = [offset(gap), flip({padding: gap}), fit];
    const {x, y} = await computePosition(box, popUp, {strategy: 'fixed', placement: 'bottom', middleware});
    style.setProperty('left', `${x}px`);
    style.setProperty('top', `${y}px`);
  };
  return autoUpdate(box, popUp, () => void place());
}
