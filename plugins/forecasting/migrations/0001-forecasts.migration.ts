import { Migration } from '@mikro-orm/migrations'

/** The series that are forecast, how their forecasts changed, and what waits to be looked at. */
export class ForecastTables extends Migration {
  override up(): void {
    this.addSql(`
      create table p_forecasting.series (
        id uuid primary key, key text not null unique, measure text not null, granularity text not null,
        product_id uuid null references public.product (id) on delete cascade, pipeline_id uuid null references public.pipeline (id) on delete cascade,
        interaction_kind text null, status text not null, message text not null, unit text not null, currency text null, grade text null,
        fitted jsonb null, forecaster jsonb null, first_period int null, history double precision[] null, period int null,
        to_date double precision null, elapsed double precision null, as_of timestamptz not null, closes_at timestamptz null,
        input_hash text not null, cause jsonb not null, plugin_version text not null,
        model_run_id uuid not null references public.model_run (id), computed_at timestamptz not null)`)
    this.addSql(`
      create table p_forecasting.forecast_change (
        id uuid primary key, series_id uuid not null references p_forecasting.series (id) on delete cascade,
        before jsonb not null, after jsonb not null, cause jsonb not null, at timestamptz not null,
        model_run_id uuid not null references public.model_run (id))`)
    this.addSql('create index forecast_change_at_index on p_forecasting.forecast_change (at)')
    this.addSql('create index forecast_change_series_index on p_forecasting.forecast_change (series_id)')
    this.addSql(`
      create table p_forecasting.pending (
        measure text primary key, earliest timestamptz not null, events int not null, cause jsonb not null)`)
  }

  override down(): void {
    this.addSql('drop table p_forecasting.pending')
    this.addSql('drop table p_forecasting.forecast_change')
    this.addSql('drop table p_forecasting.series')
  }
}
