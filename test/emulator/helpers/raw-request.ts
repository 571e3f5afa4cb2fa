import {once} from 'node:events';
import {connect} from 'node:net';

/** What came back over the wire. */
export interface RawAnswer {
  status: number;
  head: string;
  body: string;
}

/** Sends these very bytes, and reads until the emulator hangs up. */
export async function sendRaw(port: number, text: string): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8').end(text);
  let answer = '';
  socket.on('data', (chunk: string) => (answer += chunk));
  await once(socket, 'close');
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return {status: Number(head.split(' ')[1]), head, body};
}
