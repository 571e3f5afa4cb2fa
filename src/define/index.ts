/** Registers all tags; the provider first, so that the others find it ready. */
import './cube-session.js';
import './cube-avatar.js';
import './cube-login.js';
import './cube-avatar-upload.js';
import './cube-profile.js';
import './cube-signup.js';
import './cube-user-search.js';
