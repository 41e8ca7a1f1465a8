/** Reads and writes the formats of other programs away from the page; their parsers are large and are loaded here alone. */
import { z } from "zod";
import { carryOut, type ExchangeOrder } from "../exchange/orders";

// Schemas are interpreted: the page's policy lets nothing compile code.
z.config({ jitless: true });

addEventListener("message", (event: MessageEvent<ExchangeOrder>) => {
  carryOut(event.data)
    .then((answer) => postMessage({ ok: true, answer }))
    .catch((fault: unknown) => postMessage({ ok: false, message: String(fault) }));
});
