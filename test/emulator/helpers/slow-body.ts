/** A JSON body of which the first byte is sent at once and the rest with `finish`. */
export function slowBody(value: object): {body: RequestInit; finish: () => void} {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  let finish = () => {};
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, 1));
      finish = () => {
        controller.enqueue(bytes.subarray(1));
        controller.close();
      };
    },
  });
  const init = {body, duplex: 'half'};
  return {body: init, finish};
}
