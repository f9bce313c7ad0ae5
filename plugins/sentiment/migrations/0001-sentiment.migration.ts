import { Migration } from '@mikro-orm/migrations'

/** What texts say, how customers feel, how that changed, and who turned. */
export class SentimentTables extends Migration {
  override up(): void {
    this.addSql(`
      create table p_sentiment.text_sentiment (
        interaction_id uuid primary key references public.interaction (id) on delete cascade,
        customer_id uuid not null references public.customer (id) on delete cascade,
        occurred_at timestamptz not null, interaction_version int not null, counts boolean not null,
        status text not null, language text not null, polarity double precision null, strength double precision null, label text null,
        probabilities jsonb null, evidence int not null, truncated boolean not null, words jsonb not null, aspects jsonb not null,
        model_run_id uuid not null references public.model_run (id), computed_at timestamptz not null)`)
    this.addSql(
      'create index text_sentiment_customer_index on p_sentiment.text_sentiment (customer_id, occurred_at, interaction_id)',
    )
    this.addSql(
      `create index text_sentiment_time_index on p_sentiment.text_sentiment (occurred_at) include (customer_id, polarity, label) where counts and status = 'OK'`,
    )
    this.addSql(`
      create table p_sentiment.customer_sentiment (
        customer_id uuid primary key references public.customer (id) on delete cascade,
        value double precision not null, "interval" jsonb not null, label text not null, mood text not null, trend jsonb not null,
        interactions int not null, last_interaction_id uuid not null, last_at timestamptz not null, state jsonb not null,
        model_run_id uuid not null references public.model_run (id), computed_at timestamptz not null)`)
    this.addSql('create index customer_sentiment_value_index on p_sentiment.customer_sentiment (value)')
    this.addSql(`
      create table p_sentiment.alert (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        customer_id uuid not null references public.customer (id) on delete cascade,
        interaction_id uuid not null unique references public.interaction (id) on delete cascade,
        turned_at timestamptz not null, level double precision not null, recovered_at timestamptz null,
        acknowledged_at timestamptz null, acknowledged_by_id uuid null references public.app_user (id) on delete set null, note text null)`)
    this.addSql('create index alert_customer_index on p_sentiment.alert (customer_id, turned_at)')
    this.addSql('create index alert_time_index on p_sentiment.alert (turned_at, id)')
    this.addSql(`
      create table p_sentiment.change (
        id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
        customer_id uuid not null references public.customer (id) on delete cascade,
        value double precision null, previous_value double precision null, mood text not null, previous_mood text not null,
        alert_id uuid null references p_sentiment.alert (id) on delete set null, cause jsonb not null, at timestamptz not null)`)
    this.addSql('create index change_customer_index on p_sentiment.change (customer_id, at)')
    this.addSql('create index change_alert_index on p_sentiment.change (alert_id) where alert_id is not null')
  }

  override down(): void {
    for (const table of ['change', 'alert', 'customer_sentiment', 'text_sentiment'])
      this.addSql(`drop table p_sentiment.${table}`)
  }
}
