/** A way through the rows of the list. */
export type Move = 'next' | 'previous' | 'first' | 'last' | 'next-page' | 'previous-page';

/**
 * What a key does in the box:
 * - a {@link Move} through the list;
 * - `caret`: it moves in the text, and so no longer in the list;
 * - `open` and `close` the list, `pick` the row that the keyboard is at, `search` at once, `clear` the box;
 * - `hold`: nothing; the key is still down since it did something.
 */
export type KeyAction = Move | 'caret' | 'open' | 'close' | 'pick' | 'search' | 'clear' | 'hold';

/** What keys mean depends on. */
export interface KeySituation {
  /** Whether there is something in the box. */
  readonly hasText: boolean;
  /** Whether there is something that a key could bring up. */
  readonly canOpen: boolean;
  /** Whether something is shown that a key can close. */
  readonly canClose: boolean;
  /** Whether rows are shown. */
  readonly hasRows: boolean;
  /** Whether what is found is not that of what is typed. */
  readonly isStale: boolean;
  /** Whether the keyboard is at a row. */
  readonly hasActive: boolean;
  /** Whether keys have moved in the list. */
  readonly hasMoved: boolean;
}

const moves: Readonly<Partial<Record<string, Move>>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'next-page',
  PageUp: 'previous-page',
};

/** These move the caret, until keys have moved in the list. */
const lateMoves: Readonly<Partial<Record<string, Move>>> = {Home: 'first', End: 'last'};

/** Safari ends a composition before it tells of the key that did; that key has the code of all keys in compositions. */
export const isOfText = (event: KeyboardEvent): boolean =>
  event.isComposing || (event as {readonly keyCode: number}).keyCode === 229;

/** What a key does in the box; `undefined` for those that are none of the list's business. */
export function readKey(event: KeyboardEvent, situation: KeySituation): KeyAction | undefined {
  const {key, altKey, ctrlKey, metaKey, shiftKey, repeat} = event;
  if (isOfText(event) || ctrlKey || metaKey || shiftKey) return undefined;
  if (altKey) return readAltKey(key, situation);
  if (key === 'Enter') return repeat ? 'hold' : readEnter(situation);
  if (key === 'Escape') return repeat ? 'hold' : readEscape(situation);
  return readMove(key, situation);
}

function readAltKey(key: string, {canOpen, canClose}: KeySituation): KeyAction | undefined {
  if (key === 'ArrowDown' && canOpen) return 'open';
  return key === 'ArrowUp' && canClose ? 'close' : undefined;
}

function readEnter({hasText, canOpen, hasRows, isStale, hasActive}: KeySituation): KeyAction | undefined {
  if (isStale) return 'search';
  if (hasRows) return hasActive ? 'pick' : undefined;
  return hasText && canOpen ? 'open' : undefined;
}

function readEscape({hasText, canClose}: KeySituation): KeyAction | undefined {
  if (canClose) return 'close';
  return hasText ? 'clear' : undefined;
}

function readMove(key: string, {canOpen, hasRows, hasMoved}: KeySituation): KeyAction | undefined {
  if (!hasRows) return canOpen && (key === 'ArrowDown' || key === 'ArrowUp') ? 'open' : undefined;
  if (!hasMoved) return moves[key];
  return moves[key] ?? lateMoves[key] ?? (key === 'ArrowLeft' || key === 'ArrowRight' ? 'caret' : undefined);
}
