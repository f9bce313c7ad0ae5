import { matrix, type Matrix } from 'rapport-crm/ml/data'

/** sign(v) · log(1 + |v|) of every value: money and counts on a scale on which distances mean something. */
export const signedLog = (x: Matrix): Matrix =>
  matrix(
    x.data.map((value) => Math.sign(value) * Math.log1p(Math.abs(value))),
    x.rows,
    x.cols,
  )
