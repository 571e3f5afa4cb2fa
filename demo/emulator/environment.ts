import type {HttpBindings} from '@hono/node-server';
import type {Problem} from './problems.js';
import type {App} from './state/apps.js';
import type {StoredFile} from './state/files.js';
import type {Session} from './state/sessions.js';
import type {User} from './state/user.js';

/** What Hono's context carries: Node's own request and response, and what the middleware found. */
export interface EmulatorEnvironment {
  Bindings: HttpBindings;
  Variables: {
    /** Set by `receiveBody`: the bytes, or why there are none. */
    receivedBody: Uint8Array | Problem;
    /** The app on whose data the request works; set by `requireSession` and `requireSessionOrKey`. */
    app: App;
    /** Set by `requireSession`. */
    session: Session;
    /** Set by `requireSession`: nobody in an application session. */
    sessionUser: User | undefined;
    /** Set by `requireUser`. */
    user: User;
    /** Set by `requireReader` and `requireOwner`. */
    file: StoredFile;
    /** Set where a fault cut the connection: the status that was still sent, or `null`. */
    cutStatus?: number | null;
    /** Set where a request changes something that its method and status do not tell. */
    hasChanged?: true;
  };
}
