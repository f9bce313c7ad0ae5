import { Migration } from '@mikro-orm/migrations'

/** The changes of a record's scores, by when they happened. */
export class Timeline extends Migration {
  override up(): void {
    this.addSql('create index score_history_subject_changed_at_index on score_history (subject_id, changed_at, id)')
    this.addSql('drop index score_history_subject_id_index')
  }

  override down(): void {
    this.addSql('create index score_history_subject_id_index on score_history (subject_id)')
    this.addSql('drop index score_history_subject_changed_at_index')
  }
}
