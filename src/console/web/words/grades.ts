import { words } from './words.ts'

const t = words({
  en: {
    EXCELLENT: 'Excellent',
    GOOD: 'Good',
    FAIR: 'Fair',
    NO_BETTER_THAN_BASELINE: 'No better than baseline',
    WORSE_THAN_BASELINE: 'Worse than baseline',
    NOT_GRADED: 'Not graded',
  },
  zh: {
    EXCELLENT: '优秀',
    GOOD: '良好',
    FAIR: '一般',
    NO_BETTER_THAN_BASELINE: '不优于基线',
    WORSE_THAN_BASELINE: '劣于基线',
    NOT_GRADED: '未评级',
  },
})

export type Grade = keyof ReturnType<typeof t>

export const gradeText = (grade: Grade): string => t()[grade]
export const gradeTone = (grade: Grade): 'good' | 'warn' | 'bad' | '' =>
  grade === 'EXCELLENT' || grade === 'GOOD'
    ? 'good'
    : grade === 'FAIR' || grade === 'NO_BETTER_THAN_BASELINE'
      ? 'warn'
      : grade === 'WORSE_THAN_BASELINE'
        ? 'bad'
        : ''
