import { DefaultSerializer, Deserializer } from 'node:v8'

/**
 * A value in transit to another thread or process: `head` is the V8 serialisation of everything but its large columns,
 * which stay where they are until they are copied to their offset.
 */
export interface Payload {
  readonly byteLength: number
  readonly head: Uint8Array
  readonly columns: readonly Column[]
}

interface Column {
  readonly offset: number
  readonly bytes: Uint8Array
  /** What `bytes.length` was: it is 0 once the buffer has been transferred away. */
  readonly length: number
}

interface ViewConstructor {
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): ArrayBufferView
  readonly name: string
  readonly BYTES_PER_ELEMENT?: number
}
// The position in this list is what travels.
const viewTypes: readonly ViewConstructor[] = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
]

const prefixBytes = 8
// Smaller columns travel inside the head: one message instead of many small ones.
const inlineBytes = 4_096
const aligned = (offset: number): number => Math.ceil(offset / 8) * 8

class PayloadSerializer extends DefaultSerializer {
  readonly columns: { start: number; bytes: Uint8Array }[] = []
  size = 0

  /** V8 calls this for what it does not write itself; DefaultSerializer makes it leave typed arrays to this method. */
  _writeHostObject(value: object): void {
    const name = Object.prototype.toString.call(value).slice('[object '.length, -1)
    const type = viewTypes.findIndex((View) => View.name === name)
    if (type < 0 || !ArrayBuffer.isView(value)) throw new TypeError(`a ${name} could not be cloned`)
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    this.writeUint32(type)
    this.writeDouble(bytes.length)
    if (bytes.length < inlineBytes) {
      this.writeRawBytes(bytes)
      return
    }
    this.writeDouble(this.size)
    this.columns.push({ start: this.size, bytes })
    this.size = aligned(this.size + bytes.length)
  }
}

class PayloadDeserializer extends Deserializer {
  readonly #buffer: ArrayBufferLike
  readonly #columnsAt: number

  constructor(buffer: ArrayBufferLike, headLength: number) {
    super(Buffer.from(buffer, 0, headLength))
    this.#buffer = buffer
    this.#columnsAt = aligned(headLength)
  }

  _readHostObject(): ArrayBufferView {
    const View = viewTypes[this.readUint32()]!
    const byteLength = this.readDouble()
    const length = byteLength / (View.BYTES_PER_ELEMENT ?? 1)
    if (byteLength < inlineBytes) return new View(new Uint8Array(this.readRawBytes(byteLength)).buffer, 0, length)
    return new View(this.#buffer, this.#columnsAt + this.readDouble(), length)
  }
}

/**
 * Prepares a value for transfer. Plain data is copied at once, columns of 4 KiB and more when they are written: leave
 * them unchanged until then. Class instances arrive as plain objects.
 * @throws Error if the value contains something that cannot be cloned.
 */
export const pack = (value: unknown): Payload => {
  const serializer = new PayloadSerializer()
  serializer.writeRawBytes(new Uint8Array(prefixBytes))
  serializer.writeHeader()
  serializer.writeValue(value)
  const head = serializer.releaseBuffer()
  head.writeDoubleLE(head.length, 0)
  const columnsAt = aligned(head.length)
  const columns = serializer.columns.map(({ start, bytes }) => ({
    offset: columnsAt + start,
    bytes,
    length: bytes.length,
  }))
  return { byteLength: columns.length === 0 ? head.length : columnsAt + serializer.size, head, columns }
}

/** Reads a value from the buffer that its payload was written to; columns are views of that buffer, not copies. */
export const unpack = (buffer: ArrayBufferLike): unknown => {
  const deserializer = new PayloadDeserializer(buffer, new DataView(buffer).getFloat64(0, true))
  deserializer.readRawBytes(prefixBytes)
  deserializer.readHeader()
  return deserializer.readValue()
}

/** The payload in one buffer of its own. */
export const assemble = (payload: Payload): ArrayBuffer => {
  const buffer = new ArrayBuffer(payload.byteLength)
  const target = new Uint8Array(buffer)
  target.set(payload.head)
  for (const { offset, bytes } of payload.columns) target.set(bytes, offset)
  return buffer
}

/**
 * The payload in pieces of at most `chunkBytes`, each with its position; nothing is copied.
 * @throws Error if the buffer of a column was transferred away after the payload was packed.
 */
export function* chunks(payload: Payload, chunkBytes: number): Generator<{ offset: number; bytes: Uint8Array }> {
  const head: Column = { offset: 0, bytes: payload.head, length: payload.head.length }
  for (const part of [head, ...payload.columns]) {
    for (let from = 0; from < part.length; from += chunkBytes) {
      if (part.bytes.length !== part.length) {
        throw new Error(
          `expected a column of ${part.length} bytes, its buffer was transferred away or resized in the meantime`,
        )
      }
      yield { offset: part.offset + from, bytes: part.bytes.subarray(from, from + chunkBytes) }
    }
  }
}
