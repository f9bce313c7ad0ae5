import { chunks, type Parcel } from './parcel.ts'
import type { ParcelMessage } from './protocol.ts'

// Small enough that neither side's event loop notices one, large enough that their number does not matter.
const chunkBytes = 1 << 20

/**
 * Sends a parcel in chunks, waiting for each full one to be sent, so that memory and event loop stay free whatever its
 * size. Ends early, with false, once `isWanted` says no.
 */
export const sendParcel = async (
  send: (message: ParcelMessage) => Promise<void>,
  id: number,
  parcel: Parcel,
  shared: boolean,
  isWanted: () => boolean = () => true,
): Promise<boolean> => {
  void send({ kind: 'parcel', parcel: id, byteLength: parcel.byteLength, shared })
  for (const { offset, bytes } of chunks(parcel, chunkBytes)) {
    const sent = send({ kind: 'chunk', parcel: id, offset, bytes })
    if (bytes.length === chunkBytes) await sent
    if (!isWanted()) return false
  }
  return true
}
