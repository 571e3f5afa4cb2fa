import type {WireSession, WireUser} from '../helpers/client.js';
import type {WireFile} from '../helpers/files-client.js';

/** A list with pages, as the deprecated lookups and the files have it. */
export interface Page<Item> {
  current_page: number;
  per_page: number;
  total_entries: number;
  items: Item[];
}

/** A list of `getV2`. */
export interface UsersV2 {
  limit: number;
  skip: number;
  total_entries: number;
  items: WireUser[];
}

/** Goes on with the original answer. */
export type GiveUp = () => void;

/** Repeats the request with this session. */
export type Retry = (session: WireSession) => void;

/** What every published version has in common; what only some have is optional. */
export interface Sdk {
  init(credentials: object, config: object): void;
  setSession(session: object): void;
  getSession(): Promise<WireSession>;
  createSession(parameters?: object): Promise<WireSession>;
  destroySession(): Promise<unknown>;
  login(parameters: object): Promise<WireUser>;
  logout(): Promise<unknown>;
  createWebSession?(): Promise<unknown>;
  upgradeWebSession?(token: string): Promise<unknown>;
  auth: {
    getSession(): Promise<WireSession>;
    login(parameters: object): Promise<WireUser>;
    logout(): Promise<unknown>;
  };
  users: {
    signup(user: object, authKey?: string): Promise<{user: WireUser}>;
    update(user: object): Promise<{user: WireUser}>;
    delete(): Promise<unknown>;
    resetPassword(email: string): Promise<unknown>;
    getV2(parameters: object): Promise<UsersV2>;
    get(parameters: object | number): Promise<unknown>;
    listOnline?(parameters?: object): Promise<{users: WireUser[]}>;
    getOnlineCount?(): Promise<{count: number}>;
  };
  storage: {
    list(parameters?: object): Promise<Page<{blob: WireFile}>>;
    create(parameters: object): Promise<{blob: WireFile}>;
    createAndUpload(parameters: object): Promise<WireFile>;
    upload(parameters: object): Promise<string>;
    markUploaded(parameters: object): Promise<unknown>;
    getInfo(id: number): Promise<{blob: WireFile}>;
    getFile(uid: string): Promise<{blob: WireFile}>;
    getFileObject(uid: string, parameters: object): Promise<{blob: WireFile}>;
    update(parameters: object): Promise<{blob: WireFile}>;
    delete(id: number): Promise<unknown>;
    privateUrl(uid: string): string;
    publicUrl(uid: string): string;
  };
  service: {abortRequest(id: string): void};
}
