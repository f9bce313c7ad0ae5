import { defineModule } from '../../contract/module.ts'
import { reportReads } from './report.read.ts'
import { ReportResolver, SavedReportMutations } from './report.resolver.ts'
import { SavedReport } from './saved-report.entity.ts'

/** Sums of records by what they have in common, and those that somebody asks for again. */
export default defineModule({
  name: 'report',
  entities: [SavedReport],
  resolvers: [ReportResolver, SavedReportMutations],
  reads: reportReads,
  retention: [{ table: 'saved_report', rows: 'deleted reports', days: 30, since: 't.deleted_at' }],
})
