import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { onDemoKey } from './demo-key.ts'

/** A terminal as far as keys come from it. */
const terminal = () => {
  const keyboard = Object.assign(new EventEmitter(), {
    isTTY: true,
    isRaw: false,
    isFlowing: false,
    setRawMode(isRaw: boolean) {
      keyboard.isRaw = isRaw
      return keyboard
    },
    resume() {
      keyboard.isFlowing = true
      return keyboard
    },
    pause() {
      keyboard.isFlowing = false
      return keyboard
    },
  })
  const calls = { onDemo: vi.fn<() => void>(), onSignal: vi.fn<(signal: NodeJS.Signals) => void>() }
  const stop = onDemoKey(keyboard as unknown as Parameters<typeof onDemoKey>[0], calls)
  return { ...calls, keyboard, stop, press: (keys: string) => keyboard.emit('data', Buffer.from(keys)) }
}

/** The terminal is as it was: it makes lines and signals of keys, and nobody reads it. */
const isAsBefore = ({ keyboard }: ReturnType<typeof terminal>) =>
  !keyboard.isRaw && !keyboard.isFlowing && keyboard.listenerCount('data') === 0

test.each(['d', 'D', 'xyd', 'dd'])('the keys %j fill the database once, and give the terminal back', (keys) => {
  const at = terminal()
  at.press(keys)
  at.press('d')
  expect(at.onDemo).toHaveBeenCalledOnce()
  expect(at.onSignal).not.toHaveBeenCalled()
  expect(isAsBefore(at)).toBe(true)
})

test.each(['a', '\r', '\u001B[A', '中'])('the key %j does nothing', (key) => {
  const at = terminal()
  at.press(key)
  expect(at.onDemo).not.toHaveBeenCalled()
  expect(isAsBefore(at)).toBe(false)
})

test.each([
  ['\u0003', 'SIGINT'],
  ['\u001A', 'SIGTSTP'],
  ['\u001C', 'SIGQUIT'],
])('the key %j stays %s, on a terminal that was given back', (key, signal) => {
  const at = terminal()
  at.onSignal.mockImplementation(() => expect(isAsBefore(at)).toBe(true))
  at.press(key)
  expect(at.onSignal).toHaveBeenCalledExactlyOnceWith(signal)
  expect(at.onDemo).not.toHaveBeenCalled()
})

test('a stop gives the terminal back', () => {
  const at = terminal()
  at.stop()
  expect(isAsBefore(at)).toBe(true)
})
