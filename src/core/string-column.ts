/** A column of strings: row i holds `dictionary[codes[i]]`; code -1 is a missing value. */
export interface StringColumn {
  readonly dictionary: readonly string[]
  readonly codes: Int32Array
}
