import assert from 'node:assert/strict';

/** That a call is refused with this status and these errors, in the way in which every version rejects. */
export function assertRefused(call: Promise<unknown>, code: number, errors: unknown): Promise<void> {
  return assert.rejects(call, {code, info: {errors}});
}

/** The same where the wording is nobody's promise: an answer with `errors` that the SDK could read. */
export function assertRefusedSomehow(call: Promise<unknown>, code: number): Promise<void> {
  return assert.rejects(call, (error: {code: number; info?: {errors?: unknown}}) => {
    assert.equal(error.code, code);
    assert.ok(error.info?.errors, 'the answer has errors');
    return true;
  });
}
