import {CubeUserSearch} from '../elements/user-search/cube-user-search.js';
import {define} from './define.js';

define('cube-user-search', CubeUserSearch);
