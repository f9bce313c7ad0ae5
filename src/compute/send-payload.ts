import { chunks, type Payload } from './payload.ts'
import type { PayloadMessage } from './protocol.ts'

// Small enough that neither side's event loop notices one, large enough that their number does not matter.
const chunkBytes = 1 << 20

/**
 * Sends a payload in chunks, waiting for each full one to be sent, so that memory and event loop stay free whatever its
 * size. Ends early, with false, once `isWanted` says no.
 */
export const sendPayload = async (
  send: (message: PayloadMessage) => Promise<void>,
  id: number,
  payload: Payload,
  shared: boolean,
  isWanted: () => boolean = () => true,
): Promise<boolean> => {
  void send({ kind: 'payload', payload: id, byteLength: payload.byteLength, shared })
  for (const { offset, bytes } of chunks(payload, chunkBytes)) {
    const sent = send({ kind: 'chunk', payload: id, offset, bytes })
    if (bytes.length === chunkBytes) await sent
    if (!isWanted()) return false
  }
  return true
}
