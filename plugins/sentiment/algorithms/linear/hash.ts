/** 32-bit hash of a string (FNV-1a over UTF-16 code units, finished by Murmur3's mixer); the same on every machine. */
export const hashText = (text: string, seed: number): number => {
  let hash = (0x811c9dc5 ^ seed) | 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return finish(hash)
}

/** 32-bit hash of an ordered pair of hashes. */
export const hashPair = (first: number, second: number, seed: number): number =>
  finish(Math.imul(first ^ seed, 0x9e3779b1) + Math.imul(second, 0x85ebca6b))

const finish = (hash: number): number => {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** A table from 32-bit keys to the numbers 0, 1, 2, … in the order of their first occurrence (open addressing). */
export class KeyTable {
  #slots: Int32Array
  #keys: Uint32Array
  #size = 0

  /** @param expected number of keys expected; the table grows beyond it */
  constructor(expected = 1024) {
    const capacity = 2 ** Math.max(4, Math.ceil(Math.log2(expected * 2)))
    this.#slots = new Int32Array(capacity).fill(-1)
    this.#keys = new Uint32Array(capacity / 2)
  }

  get size(): number {
    return this.#size
  }

  /** The keys in the order of their numbers. */
  get keys(): Uint32Array {
    return this.#keys.subarray(0, this.#size)
  }

  /** The number of a key, or −1. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)]!
  }

  /** The number of a key, a new one when it is not in the table. */
  add(key: number): number {
    const slot = this.#slotOf(key)
    const known = this.#slots[slot]!
    if (known >= 0) return known
    const number = this.#size++
    this.#keys[number] = key
    this.#slots[slot] = number
    if (this.#size === this.#keys.length) this.#grow()
    return number
  }

  #slotOf(key: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
    for (let at = slots[slot]!; at >= 0 && this.#keys[at] !== key; at = slots[slot]!) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const keys = new Uint32Array(this.#keys.length * 2)
    keys.set(this.#keys)
    this.#keys = keys
    this.#slots = new Int32Array(keys.length * 2).fill(-1)
    for (let number = 0; number < this.#size; number++) this.#slots[this.#slotOf(keys[number]!)] = number
  }
}
