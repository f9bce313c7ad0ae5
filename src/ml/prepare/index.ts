/** What is done to columns before a model learns: scaling, clipping, imputing, encoding, principal components. Entry point `rapport-crm/ml/prepare`. */
export { historyStart } from './history-start.ts'
export { columnMoments, type ColumnMoments } from './column-moments.ts'
export { fitScaler, scale, unscale, type Scaler } from './scaler.ts'
export { clip, fitClip, type Clip } from './clip.ts'
export { fitImputer, impute, imputedColumns, imputedNames, type Imputer, type ImputeMethod } from './impute.ts'
export { fitOneHot, joinColumns, oneHot, oneHotNames, stringColumn, type OneHot } from './one-hot.ts'
export { fitPca, projectPca, type Pca } from './pca.ts'
export { quantileOfSorted } from './quantile.ts'
