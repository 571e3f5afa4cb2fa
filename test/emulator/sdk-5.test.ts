import sdk from 'connectycube-5';
import {journey} from './referee/journey.js';
import {VERSION_5} from './referee/versions.js';

journey(VERSION_5, sdk);
