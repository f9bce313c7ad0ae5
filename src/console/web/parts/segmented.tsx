export interface SegmentedProps<T extends string | number> {
  /** What is chosen, for those who do not see it. */
  readonly label: string
  readonly options: readonly (readonly [value: NoInfer<T>, text: string])[]
  readonly value: T
  onChoose(value: NoInfer<T>): void
}

/** A choice of a few, all in sight. */
export const Segmented = <T extends string | number>({ label, options, value, onChoose }: SegmentedProps<T>) => (
  <div className="segmented" role="group" aria-label={label}>
    {options.map(([option, text]) => (
      <button key={option} type="button" aria-pressed={option === value} onClick={() => onChoose(option)}>
        {text}
      </button>
    ))}
  </div>
)
