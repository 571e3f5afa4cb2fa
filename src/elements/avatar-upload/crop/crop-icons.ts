import {icon} from '../../../internal/icons.js';

export const turnIcon = icon('M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4h-4');
export const resetIcon = icon('M8.5 4.5l-4.5 4.5 4.5 4.5M4 9h10a5 5 0 0 1 0 10h-4');
