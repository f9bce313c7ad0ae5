import type { MessagePort } from 'node:worker_threads'
import type { ComputeErrorCode } from './compute-error.ts'

/** What is kept of something that a task threw. */
export interface ThrownRecord {
  readonly name: string
  readonly message: string
  readonly stack?: string
  /** The error's own `code`, if it is a string. */
  readonly code?: string
}

/** Why a job produced no output, as sent between processes; the caller gets it as a `ComputeError`. */
export interface Failure {
  readonly code: ComputeErrorCode
  readonly message: string
  readonly cause?: ThrownRecord
}

/** A payload announced, and its bytes; both directions. */
export type PayloadMessage =
  | { kind: 'payload'; payload: number; byteLength: number; shared: boolean }
  | { kind: 'chunk'; payload: number; offset: number; bytes: Uint8Array }

export interface RunMessage {
  kind: 'run'
  job: number
  name: string
  file: string
  exportName: string
  timeoutMs: number
  memoryMb: number
  seed: number
  /** The payload with the input; a job's own payload has the job's number. */
  shared: number | undefined
}

export type ToHost =
  | PayloadMessage
  | RunMessage
  | { kind: 'cancel'; job: number }
  | { kind: 'drop'; payload: number }
  /** Asks whether a shared payload is unchanged, and drops it. */
  | { kind: 'verify'; payload: number }
  /** Asks whether the host is responsive; the answer is `pong`. */
  | { kind: 'ping' }

export type FromHost =
  | PayloadMessage
  | { kind: 'ready' }
  | { kind: 'pong' }
  | { kind: 'progress'; job: number; fraction: number; text: string | undefined }
  | { kind: 'done'; job: number }
  | ({ kind: 'failed'; job: number } & Failure)
  | { kind: 'verdict'; payload: number; intact: boolean }
  | { kind: 'note'; text: string }
  /** The last message of a host that ends itself. */
  | { kind: 'dying'; code: 'TASK_OUT_OF_MEMORY' | 'HOST_DIED'; reason: string }

/** What a worker thread gets for one job. */
export interface ThreadJob {
  readonly name: string
  readonly file: string
  readonly exportName: string
  readonly input: ArrayBuffer
  readonly shared: SharedArrayBuffer | undefined
  readonly seed: number
  /** One cell: not 0 once the job should end. A loop that never yields can see it, unlike a message. */
  readonly stopFlag: Int32Array
  readonly port: MessagePort
}

export type FromThread =
  /** `external` is what the thread holds outside its heap, including its input, in bytes. */
  | { kind: 'started'; thread: number; external: number }
  | { kind: 'progress'; fraction: number; text: string | undefined }
  /** `leftovers` names what the task left running in its thread, such as a timer. */
  | { kind: 'done'; output: ArrayBuffer; leftovers: readonly string[] }
  | ({ kind: 'failed'; leftovers: readonly string[] } & Failure)
