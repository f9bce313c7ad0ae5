import { Migration } from '@mikro-orm/migrations'

/** Moves by when they happened. */
export class SegmentationMovesIndex extends Migration {
  override up(): void {
    this.addSql('create index membership_change_at_index on p_segmentation.membership_change (at)')
  }

  override down(): void {
    this.addSql('drop index p_segmentation.membership_change_at_index')
  }
}
