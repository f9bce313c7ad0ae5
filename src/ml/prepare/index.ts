/** What is done to columns before a model learns: scaling, encoding, principal components. Entry point `rapport-crm/ml/prepare`. */
export { historyStart } from './history-start.ts'
export { columnMoments, type ColumnMoments } from './column-moments.ts'
export { fitScaler, scale, type Scaler } from './scaler.ts'
export { fitOneHot, joinColumns, oneHot, oneHotNames, stringColumn, type OneHot } from './one-hot.ts'
export { fitPca, projectPca, type Pca } from './pca.ts'
export { quantileOfSorted } from './quantile.ts'
