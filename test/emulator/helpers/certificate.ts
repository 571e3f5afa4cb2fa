import {generate} from 'selfsigned';

/** A certificate for `localhost` and 127.0.0.1 that nobody but the test trusts, with its private key, in PEM. */
export async function makeCertificate(): Promise<{cert: string; key: string}> {
  const pems = await generate([{name: 'commonName', value: 'localhost'}], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          {type: 2, value: 'localhost'},
          {type: 7, ip: '127.0.0.1'},
        ],
      },
    ],
  });
  return {cert: pems.cert, key: pems.private};
}
