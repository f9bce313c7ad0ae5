import { Migration } from '@mikro-orm/migrations'

/** Segments, who is in them, and who moved. */
export class SegmentationTables extends Migration {
  override up(): void {
    this.addSql(`
      create table p_segmentation.segment (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        name text not null, position int not null, label int not null, is_noise boolean not null, features jsonb not null,
        model_run_id uuid not null references public.model_run (id), retired_at timestamptz null)`)
    this.addSql('create unique index segment_label_index on p_segmentation.segment (label) where retired_at is null')
    this.addSql(`
      create table p_segmentation.membership (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        customer_id uuid not null unique references public.customer (id) on delete cascade,
        segment_id uuid not null references p_segmentation.segment (id),
        confidence double precision not null, x double precision not null, y double precision not null, since timestamptz not null, previous_segment_id uuid null references p_segmentation.segment (id))`)
    this.addSql('create index membership_segment_index on p_segmentation.membership (segment_id, confidence, id)')
    this.addSql(`
      create table p_segmentation.membership_change (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        customer_id uuid not null references public.customer (id) on delete cascade,
        from_id uuid null references p_segmentation.segment (id), to_id uuid not null references p_segmentation.segment (id),
        confidence double precision not null, cause jsonb not null, at timestamptz not null)`)
    this.addSql('create index membership_change_customer_index on p_segmentation.membership_change (customer_id, at)')
  }

  override down(): void {
    this.addSql('drop table p_segmentation.membership_change')
    this.addSql('drop table p_segmentation.membership')
    this.addSql('drop table p_segmentation.segment')
  }
}
