/** Registers all tags; the provider first, so that the others find it ready. */
import './cube-session.js';
import './cube-login.js';
