import sdk from 'connectycube';
import {journey} from './referee/journey.js';
import {VERSION_6} from './referee/versions.js';

journey(VERSION_6, sdk);
