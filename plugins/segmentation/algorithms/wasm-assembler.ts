/**
 * As much of a WebAssembly assembler as the k-means kernel needs: code is nested lists of bytes in the order of the
 * binary format, and `assemble` makes a module of functions. JavaScript has no SIMD; this needs no build step and no
 * binary file.
 * @see WebAssembly Core Specification 2.0, chapter 5 (binary format)
 */
export type Code = readonly (number | Code)[]
export type ValueType = 'i32' | 'f64' | 'v128'

export interface WasmFunction {
  readonly name: string
  readonly params: readonly ValueType[]
  readonly locals: readonly ValueType[]
  readonly result: ValueType
  readonly body: Code
}

const typeByte: Record<ValueType, number> = { i32: 0x7f, f64: 0x7c, v128: 0x7b }

const unsigned = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  do {
    const byte = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? byte | 0x80 : byte)
  } while (rest > 0)
  return bytes
}

const signed = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const byte = rest & 0x7f
    rest >>= 7
    const done = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)
    bytes.push(done ? byte : byte | 0x80)
    if (done) return bytes
  }
}

const float = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)]

const long = (value: number): number[] => [...new Uint8Array(BigInt64Array.of(BigInt(value)).buffer)]

const simd = (opcode: number): Code => [0xfd, ...unsigned(opcode)]

/** Loads and stores take their address from the stack; `offset` is in bytes and the alignment hint always 1. */
const memory =
  (...opcode: number[]) =>
  (offset = 0): Code => [opcode, 0, unsigned(offset)]

/** Instructions by their WebAssembly names. */
export const op = {
  get: (local: number): Code => [0x20, unsigned(local)],
  set: (local: number): Code => [0x21, unsigned(local)],
  tee: (local: number): Code => [0x22, unsigned(local)],
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  if: [0x04, 0x40],
  end: [0x0b],
  br: (depth: number): Code => [0x0c, unsigned(depth)],
  brIf: (depth: number): Code => [0x0d, unsigned(depth)],
  select: [0x1b],
  i32: {
    const: (value: number): Code => [0x41, signed(value)],
    load: memory(0x28),
    store: memory(0x36),
    eq: [0x46],
    ltUnsigned: [0x49],
    geSigned: [0x4e],
    geUnsigned: [0x4f],
    add: [0x6a],
    mul: [0x6c],
    and: [0x71],
    shrUnsigned: [0x76],
  },
  f64: {
    const: (value: number): Code => [0x44, float(value)],
    load: memory(0x2b),
    store: memory(0x39),
    le: [0x65],
    sqrt: [0x9f],
    add: [0xa0],
    sub: [0xa1],
    mul: [0xa2],
  },
  v128: {
    load: memory(0xfd, 0x00),
    loadSplat: memory(0xfd, 0x0a),
    /** Low 64 bits of `a` and of `b`, or the two halves of one vector swapped. */
    lowLanes: [simd(0x0d), [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]],
    swapLanes: [simd(0x0d), [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]],
    and: simd(0x4e),
    or: simd(0x50),
    bitselect: simd(0x52),
  },
  i64x2: {
    const: (lane0: number, lane1: number): Code => [simd(0x0c), long(lane0), long(lane1)],
    /** The low 32 bits of lane 0. */
    extractLow: [simd(0x1b), 0],
    add: simd(0xce),
    lt: simd(0xd8),
  },
  f64x2: {
    const: (lane0: number, lane1: number): Code => [simd(0x0c), float(lane0), float(lane1)],
    splat: simd(0x14),
    extractLane: (lane: 0 | 1): Code => [simd(0x21), lane],
    eq: simd(0x47),
    lt: simd(0x49),
    sqrt: simd(0xef),
    add: simd(0xf0),
    sub: simd(0xf1),
    mul: simd(0xf2),
    pmin: simd(0xf6),
    pmax: simd(0xf7),
  },
} as const

const flatten = (code: Code, into: number[] = []): number[] => {
  for (const item of code) {
    if (typeof item === 'number') into.push(item)
    else flatten(item, into)
  }
  return into
}

const vector = (items: readonly Code[]): Code => [unsigned(items.length), items]
const sized = (code: Code): Code => {
  const bytes = flatten(code)
  return [unsigned(bytes.length), bytes]
}
const section = (id: number, items: readonly Code[]): Code => [id, sized(vector(items))]
const text = (value: string): Code => sized([...new TextEncoder().encode(value)])

/** The bytes of a module that imports `env.memory` and exports every function by its name. */
export const assemble = (functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> => {
  const type = (f: WasmFunction): Code => [
    0x60,
    vector(f.params.map((param) => [typeByte[param]])),
    vector([[typeByte[f.result]]]),
  ]
  const code = (f: WasmFunction): Code => sized([vector(f.locals.map((local) => [1, typeByte[local]])), f.body, op.end])
  return Uint8Array.from(
    flatten([
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      section(1, functions.map(type)),
      section(2, [[text('env'), text('memory'), 0x02, 0x00, 0x01]]),
      section(
        3,
        functions.map((_, i) => [i]),
      ),
      section(
        7,
        functions.map((f, i) => [text(f.name), 0x00, i]),
      ),
      section(10, functions.map(code)),
    ]),
  )
}
