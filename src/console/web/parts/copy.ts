import { common } from '../words/common.ts'
import { toast } from './toasts.tsx'

/** A field with the text, where a dialog lets it have the focus. */
const fieldWith = (text: string): HTMLTextAreaElement => {
  const field = document.createElement('textarea')
  field.className = 'visually-hidden'
  field.value = text
  const dialogs = document.querySelectorAll('dialog[open]')
  ;(dialogs[dialogs.length - 1] ?? document.body).append(field)
  return field
}

/** For pages that have no clipboard, as without TLS on another machine: selects the text and copies the selection. */
const copySelected = (text: string, shown: HTMLInputElement | null | undefined): boolean => {
  const focused = document.activeElement
  const field = shown ?? fieldWith(text)
  field.select()
  // oxlint-disable-next-line typescript/no-deprecated
  const isCopied = document.execCommand('copy')
  if (field !== shown) {
    field.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
  return isCopied
}

/** Copies a text and says so. `shown` is the field that shows it, if one does: it stays selected where nothing else works. */
export const copy = async (text: string, shown?: HTMLInputElement | null): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    if (!copySelected(text, shown)) throw new Error(common().cannotCopy)
  }
  toast(common().copied)
}
