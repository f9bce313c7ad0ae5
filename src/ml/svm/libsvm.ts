import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'

/** One support vector machine of `libsvm-js`, as far as we use it. */
export interface LibsvmMachine {
  train(rows: ArrayLike<number>[], targets: ArrayLike<number>): void
  predictOne(row: ArrayLike<number>): number
  serializeModel(): string
  /** Indices of the training rows that are support vectors, in the order of the serialised model. */
  getSVIndices(): number[]
  getLabels(): number[]
  /** Frees the WebAssembly memory of the model, which is not garbage collected. */
  free(): void
}

export interface LibsvmOptions {
  /** `0` classification, `3` epsilon regression. */
  readonly type: '0' | '3'
  /** `2` radial basis functions. */
  readonly kernel: '2'
  readonly cost: number
  readonly gamma: number
  readonly epsilon: number
  readonly tolerance: number
  readonly cacheSize: number
  readonly quiet: true
  readonly weight?: Readonly<Record<string, number>>
}

type LibsvmConstructor = new (options: LibsvmOptions) => LibsvmMachine

const isConstructor = (value: unknown): value is LibsvmConstructor =>
  typeof value === 'function' && 'SVM_TYPES' in value

let loading: Promise<LibsvmConstructor> | undefined

/**
 * The WebAssembly build of libsvm, loaded once a thread.
 *
 * Its loader tries to stream the module from a file path, which fails in Node and writes two lines to stderr before it reads the
 * file; without `instantiateStreaming` in sight it reads the file at once. The loader runs synchronously, so nothing else sees that.
 */
export const loadLibsvm = (): Promise<LibsvmConstructor> => {
  loading ??= load()
  return loading
}

const load = async (): Promise<LibsvmConstructor> => {
  const found = await requireQuietly()
  if (isConstructor(found)) return found
  throw new TypeError(`expected libsvm-js to load as a class, got ${typeof found}`)
}

/** The events at which its loader ends the process. */
const processEvents = ['unhandledRejection', 'uncaughtException']
/** As an emitter of any event. */
const emitter: EventEmitter = process

const requireQuietly = (): unknown => {
  const engine: unknown = Reflect.get(globalThis, 'WebAssembly')
  const require = createRequire(import.meta.url)
  if (typeof engine !== 'object' || engine === null)
    throw new TypeError('expected WebAssembly in this runtime, got none')
  const streaming = Object.getOwnPropertyDescriptor(engine, 'instantiateStreaming')
  Reflect.deleteProperty(engine, 'instantiateStreaming')
  const before = new Map(processEvents.map((event) => [event, emitter.listeners(event)]))
  try {
    return require('libsvm-js')
  } finally {
    // Its loader would end the process, without a word, at any promise that is rejected unhandled, whoever made it.
    for (const [event, listeners] of before)
      for (const added of emitter.listeners(event).filter((listener) => !listeners.includes(listener)))
        emitter.off(event, added as () => void)
    if (streaming !== undefined) Object.defineProperty(engine, 'instantiateStreaming', streaming)
  }
}
