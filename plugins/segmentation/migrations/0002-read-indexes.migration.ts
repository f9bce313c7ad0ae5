import { Migration } from '@mikro-orm/migrations'

/** The members of a segment by when they came. */
export class SegmentationReadIndexes extends Migration {
  override up(): void {
    this.addSql('create index membership_since_index on p_segmentation.membership (segment_id, since, id)')
  }

  override down(): void {
    this.addSql('drop index p_segmentation.membership_since_index')
  }
}
