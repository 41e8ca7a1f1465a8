/** Reads and writes the formats of other programs away from the page; their parsers are large and are loaded here alone. */
import { carryOut, type ExchangeOrder } from "../exchange/orders";

addEventListener("message", (event: MessageEvent<ExchangeOrder>) => {
  carryOut(event.data)
    .then((answer) => postMessage({ ok: true, answer }))
    .catch((fault: unknown) => postMessage({ ok: false, message: String(fault) }));
});
