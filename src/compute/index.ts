// compute/ runs tasks in worker threads, inside a child process, the compute host. The dispatcher (here) sends jobs with their payload
// to the host, whose threads run them; a supervisor restarts a host that dies. Trainings call it through a plugin's context.

export { ComputeError, type ComputeErrorCode } from './compute-error.ts'
export { startComputeHost, type ComputeHost, type ComputeHostOptions } from './compute-host.ts'

export type { TaskSpec } from './run.ts'
