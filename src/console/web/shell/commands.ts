import { useEffect, useRef } from 'react'
import { Observable } from '../graph/observable.ts'
import type { IconName } from '../parts/icon.tsx'

/** Something that the palette offers. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly icon?: IconName
  /** Keys that do the same, as people read them, such as `G C`. */
  readonly keys?: string
  run(): void
}

export const commands = new Observable<readonly Command[]>([])

/** Offers commands in the palette while the component is shown. */
export const useCommands = (offered: readonly Command[]): void => {
  const newest = useRef(offered)
  newest.current = offered
  const key = offered.map(({ id, title }) => `${id} ${title}`).join('\n')
  useEffect(() => {
    // What runs is the newest render's.
    const mine = newest.current.map((command) => ({
      ...command,
      run: () => newest.current.find(({ id }) => id === command.id)?.run(),
    }))
    commands.set([...commands.get(), ...mine])
    return () => commands.set(commands.get().filter((command) => !mine.includes(command)))
  }, [key])
}
