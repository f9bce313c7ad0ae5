import type { MessagePort } from 'node:worker_threads'
import type { ComputeErrorCode } from './compute-error.ts'

/** What is kept of a thing that a task threw. */
export interface ThrownRecord {
  readonly name: string
  readonly message: string
  readonly stack?: string
  /** The error's own `code`, where it has one that is a string. */
  readonly code?: string
}

/** Why a job gave no output, as it travels; the caller gets it as a `ComputeError`. */
export interface Failure {
  readonly code: ComputeErrorCode
  readonly message: string
  readonly cause?: ThrownRecord
}

/** A parcel announced, and its bytes; both directions. */
export type ParcelMessage =
  | { kind: 'parcel'; parcel: number; byteLength: number; shared: boolean }
  | { kind: 'chunk'; parcel: number; offset: number; bytes: Uint8Array }

export interface RunMessage {
  kind: 'run'
  job: number
  name: string
  file: string
  exportName: string
  timeoutMs: number
  memoryMb: number
  seed: number
  /** The parcel with the input; a job's own parcel has the job's number. */
  shared: number | undefined
}

export type ToHost =
  | ParcelMessage
  | RunMessage
  | { kind: 'cancel'; job: number }
  | { kind: 'drop'; parcel: number }
  /** Asks whether a shared parcel is still as it came, and drops it. */
  | { kind: 'verify'; parcel: number }
  /** Asks whether it still turns; the answer is `pong`. */
  | { kind: 'ping' }

export type FromHost =
  | ParcelMessage
  | { kind: 'ready' }
  | { kind: 'pong' }
  | { kind: 'progress'; job: number; fraction: number; text: string | undefined }
  | { kind: 'done'; job: number }
  | ({ kind: 'failed'; job: number } & Failure)
  | { kind: 'verdict'; parcel: number; intact: boolean }
  | { kind: 'note'; text: string }
  /** The last word of a host that ends itself. */
  | { kind: 'dying'; code: 'TASK_OUT_OF_MEMORY' | 'HOST_DIED'; reason: string }

/** What a worker thread gets for one job. */
export interface ThreadJob {
  readonly name: string
  readonly file: string
  readonly exportName: string
  readonly input: ArrayBuffer
  readonly shared: SharedArrayBuffer | undefined
  readonly seed: number
  /** One cell: not 0 once the job should end. Seen by a loop that never yields, which a message is not. */
  readonly stopFlag: Int32Array
  readonly port: MessagePort
}

export type FromThread =
  /** `external` is what the thread holds outside its heap, its input included, in bytes. */
  | { kind: 'started'; thread: number; external: number }
  | { kind: 'progress'; fraction: number; text: string | undefined }
  /** `leftovers` names what the task left running in its thread, such as a timer. */
  | { kind: 'done'; output: ArrayBuffer; leftovers: readonly string[] }
  | ({ kind: 'failed'; leftovers: readonly string[] } & Failure)
