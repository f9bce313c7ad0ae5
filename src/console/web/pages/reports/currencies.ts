import { useMemo } from 'react'
import { ReportChoicesDocument, type ReportSubject } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'

/** The currencies in which there are amounts, the commonest first. */
export const useCurrencies = (
  of: ReportSubject,
  pause: boolean,
): readonly { readonly currency: string; readonly records: number }[] => {
  const { data } = useData(
    ReportChoicesDocument,
    { of: of === 'OPPORTUNITIES' ? of : 'ORDERS', by: 'CURRENCY' },
    { pause },
  )
  return useMemo(
    () =>
      (data?.report.rows ?? []).flatMap(({ records, keys: [key] }) =>
        key?.value ? [{ currency: key.value, records }] : [],
      ),
    [data],
  )
}
