import {CubeLogin} from '../elements/login/cube-login.js';
import {define} from './define.js';

define('cube-login', CubeLogin);
