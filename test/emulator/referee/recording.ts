import {readFileSync} from 'node:fs';

/** A request of a published SDK, as `recorded-requests.json` keeps it. */
export interface RecordedRequest {
  id: string;
  step: string;
  method: string;
  path: string;
  rawQuery: string;
  headers: Record<string, string>;
  bodyKind: 'json' | 'multipart' | 'text' | null;
  body: unknown;
  /** What the recorder answered. */
  answeredStatus: number;
  /** What 3.35.3 signs. */
  signatureMessage?: string;
}

/** A part of a recorded upload form. */
export interface RecordedPart {
  name: string;
  value: string;
  filename?: string;
  contentType?: string;
}

/** How a call of SDK 6.1.2 ended after an answer that the recorder made up. */
export interface ClientOutcome {
  step: string;
  serverAnswered?: {status: number; body: unknown};
  sdkSettled: 'resolved' | 'rejected';
  value: unknown;
}

interface Recording {
  requests: (RecordedRequest & {call: string})[];
  clientOutcomes: ClientOutcome[];
}

/** What was recorded from the published SDKs; the file itself says how. */
export const recording = JSON.parse(
  readFileSync(new URL('recorded-requests.json', import.meta.url), 'utf8'),
) as Recording;
