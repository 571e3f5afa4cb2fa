import {FILE_TEXTS, FOREIGN_FILE, UNKNOWN_FILE} from '../assumptions/files.js';
import {Problem} from '../problems.js';

export const fileNotFound = () => new Problem(UNKNOWN_FILE.status, [UNKNOWN_FILE.text]);

export const foreignFile = () => new Problem(FOREIGN_FILE.status, {base: [FOREIGN_FILE.text]});

export const notUploaded = () => new Problem(422, {base: [FILE_TEXTS.notUploaded]});
