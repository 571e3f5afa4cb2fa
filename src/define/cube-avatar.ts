import {CubeAvatar} from '../elements/avatar/cube-avatar.js';
import {define} from './define.js';

define('cube-avatar', CubeAvatar);
