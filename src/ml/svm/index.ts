/** Support vector machines (libsvm). Entry point `rapport-crm/ml/svm`. */
export { isSvmModel, predictSvm, svmDecision, trainSvm, type SvmModel, type SvmOptions } from './svm.ts'
