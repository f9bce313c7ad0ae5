import { words } from './words.ts'

const t = words({
  en: {
    accuracy: 'Accuracy',
    calibrationError: 'Calibration error',
    calinskiHarabasz: 'Calinski–Harabasz index',
    coverage: 'Interval coverage',
    daviesBouldin: 'Davies–Bouldin index',
    inertia: 'Inertia',
    intervalCoverage: 'Interval coverage',
    iterations: 'Iterations',
    logLikelihood: 'Log-likelihood',
    logLoss: 'Log loss',
    macroF1: 'Macro F1',
    mae: 'Mean absolute error',
    mase: 'Scaled error (MASE)',
    ngrams: 'Word features',
    noiseShare: 'Share in no segment',
    r: 'Correlation',
    rmse: 'Root mean squared error',
    segments: 'Segments',
    series: 'Series',
    silhouette: 'Silhouette',
    smape: 'Percentage error (sMAPE)',
    spearman: 'Rank correlation',
    stability: 'Stability',
    topDecileLift: 'Lift of the top tenth',
    totalActual: 'Actual total',
    totalError: 'Error of the total',
    totalPredicted: 'Predicted total',
  },
  zh: {
    accuracy: '准确率',
    calibrationError: '校准误差',
    calinskiHarabasz: 'Calinski–Harabasz 指数',
    coverage: '区间覆盖率',
    daviesBouldin: 'Davies–Bouldin 指数',
    inertia: '簇内平方和',
    intervalCoverage: '区间覆盖率',
    iterations: '迭代次数',
    logLikelihood: '对数似然',
    logLoss: '对数损失',
    macroF1: '宏平均 F1',
    mae: '平均绝对误差',
    mase: '缩放误差（MASE）',
    ngrams: '词特征数',
    noiseShare: '不属于任何分群的占比',
    r: '相关系数',
    rmse: '均方根误差',
    segments: '分群数',
    series: '序列数',
    silhouette: '轮廓系数',
    smape: '百分比误差（sMAPE）',
    spearman: '秩相关系数',
    stability: '稳定性',
    topDecileLift: '前十分之一的提升度',
    totalActual: '实际总额',
    totalError: '总额误差',
    totalPredicted: '预测总额',
  },
})

/** A metric in words, with what stands after the dot of its key; one that this console does not know by its key. */
export const metricText = (key: string): string => {
  const [name, ...of] = key.split('.')
  const text = (t() as Readonly<Record<string, string>>)[name!]
  if (text === undefined) return key
  return of.length === 0 ? text : `${text} (${of.join('.')})`
}
