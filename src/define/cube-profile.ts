import './cube-avatar-upload.js';
import './cube-login.js';
import {CubeProfile} from '../elements/profile/cube-profile.js';
import {define} from './define.js';

define('cube-profile', CubeProfile);
