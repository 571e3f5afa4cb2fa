import sdk from 'connectycube-4';
import {journey} from './referee/journey.js';
import {VERSION_4} from './referee/versions.js';

journey(VERSION_4, sdk);
