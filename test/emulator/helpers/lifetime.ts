import assert from 'node:assert/strict';
import type {Answer} from './client.js';

/** Throws unless an answer announces a session that lives for so many seconds from its Date on. */
export function assertLives({headers}: Answer, expected: number): void {
  const announced = headers.get('cb-token-expirationdate') ?? '';
  assert.match(announced, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
  const seconds = (Date.parse(announced) - Date.parse(headers.get('date') ?? '')) / 1000;
  // Both are rounded down, and taken one after the other.
  assert.ok(Math.abs(seconds - expected) < 60, `lives for ${seconds} s`);
}
