import {CubeSignup} from '../elements/signup/cube-signup.js';
import {define} from './define.js';

define('cube-signup', CubeSignup);
