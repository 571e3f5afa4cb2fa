/** The whole SDK of Firebase as a copy of its own, as a page may have it: the test runner bundles it. */
export {deleteApp, initializeApp} from '@firebase/app';
export * from '@firebase/auth';
