import {once} from 'node:events';
import {createServer, type AddressInfo} from 'node:net';

/** This port of this machine if it is free, else any that is. */
export async function findFreePort(usual: number): Promise<number> {
  const server = createServer();
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(usual).catch(() => listen(0));
  server.close();
  await once(server, 'close');
  return port;
}
