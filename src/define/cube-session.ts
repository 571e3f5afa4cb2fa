import {CubeSession} from '../elements/session/cube-session.js';
import {define} from './define.js';

define('cube-session', CubeSession);
