import { Migration } from '@mikro-orm/migrations'

/** The scores of a kind by when they last changed: who moved in the last days. */
export class ChangedScores extends Migration {
  override up(): void {
    this.addSql(
      'create index score_subjects_changed_at_index on score (subject_type, kind, changed_at, subject_id) include (change)',
    )
  }

  override down(): void {
    this.addSql('drop index score_subjects_changed_at_index')
  }
}
