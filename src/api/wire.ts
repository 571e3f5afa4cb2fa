/** JSON of the REST API, as far as the library reads it. Source: PROTOCOL.md section 2. */

export interface WireUser {
  id: number;
  login?: string | null;
  email?: string | null;
  full_name?: string | null;
  phone?: string | null;
  website?: string | null;
  external_id?: string | null;
  facebook_id?: string | null;
  twitter_id?: string | null;
  custom_data?: string | null;
  avatar?: string | null;
  /** The documentation says a comma-joined text, the official SDK's type says a list. */
  user_tags?: string | readonly string[] | null;
  timezone?: number | null;
  is_guest?: boolean | null;
  created_at?: string | null;
  updated_at?: string | null;
  last_request_at?: string | null;
}

export interface WireSession {
  id: number;
  application_id: number;
  /** `null` for an application session; servers of 2020 sent 0. */
  user_id: number | null;
  token: string;
  user?: WireUser | null;
}

export interface WireUserList {
  items: WireUser[];
}
