import type {Features, FirebaseProject} from '../../features.js';
import type {JsonObject} from '../../json.js';
import {readCustomIdentity} from './custom-identity.js';
import {ControlProblem, readFlag, readObject, readText, refuseUnknownFields} from './input.js';
import {readHost, readUrl} from './remote.js';

const SWITCHES = [
  'autoCreateUsers',
  'usersV1',
  'passwordReset',
  'onlineUsers',
  'deleteOtherSessions',
] as const;

/** Reads the features that a control call names; `null` turns a provider off. */
export function readFeatures(body: JsonObject): Partial<Features> {
  const given = readObject(body, 'features');
  refuseUnknownFields(given, [...SWITCHES, 'cidp', 'firebase'], 'features');
  const features: Partial<Features> = {};
  for (const name of SWITCHES) if (name in given) features[name] = readFlag(given, name);
  if ('cidp' in given) features.cidp = given['cidp'] === null ? null : readCustomIdentity(given);
  if ('firebase' in given) features.firebase = given['firebase'] === null ? null : readFirebase(given);
  return features;
}

function readFirebase(features: JsonObject): FirebaseProject {
  const firebase = readObject(features, 'firebase');
  refuseUnknownFields(firebase, ['projectId', 'emulatorHost', 'jwksUrl'], 'firebase');
  const {emulatorHost = null, jwksUrl = null} = firebase;
  if (emulatorHost !== null && jwksUrl !== null) {
    throw new ControlProblem('firebase: tokens of an emulator are unsigned; give emulatorHost or jwksUrl.');
  }
  return {
    projectId: readText(firebase, 'projectId'),
    emulatorHost: emulatorHost === null ? null : readHost(firebase, 'emulatorHost'),
    jwksUrl: jwksUrl === null ? null : readUrl(firebase, 'jwksUrl'),
  };
}
