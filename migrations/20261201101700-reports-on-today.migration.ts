import { Migration } from '@mikro-orm/migrations'

/** How people look at a saved report, and whether the page Today has it. */
export class ReportsOnToday extends Migration {
  override up(): void {
    this.addSql(`
      alter table saved_report add column chart text null;
      alter table saved_report add constraint saved_report_chart_check check (chart in ('BAR', 'STACKED', 'LINE'));
      alter table saved_report add column is_on_today boolean not null default false
    `)
  }

  override down(): void {
    this.addSql('alter table saved_report drop column chart; alter table saved_report drop column is_on_today')
  }
}
