import './cube-login.js';
import {CubeAvatarUpload} from '../elements/avatar-upload/cube-avatar-upload.js';
import {define} from './define.js';

define('cube-avatar-upload', CubeAvatarUpload);
