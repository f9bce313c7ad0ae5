import { Link } from '@tanstack/react-router'
import { ModelHealthDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { gradeText, gradeTone } from '../../words/grades.ts'
import { words } from '../../words/words.ts'
import './models.css'

const t = words({
  en: {
    title: 'Models',
    scores: (n: string) => `${n} scores`,
    age: (days: string) => `trained on data up to ${days} days ago`,
    well: 'Works well',
    never: 'No model is promoted yet',
    empty: 'No models',
    emptyMore: 'The models of plugins that predict, group or forecast appear here.',
    open: 'Open',
  },
  zh: {
    title: '模型',
    scores: (n) => `${n} 个分数`,
    age: (days) => `数据截至 ${days} 天前`,
    well: '一切正常',
    never: '还没有启用的模型',
    empty: '没有带模型的插件',
    emptyMore: '用于预测、分群或预报的插件会显示在这里。',
    open: '打开',
  },
})

/** All models and what needs attention. */
export const Models = () => {
  const healths = useData(ModelHealthDocument, {})
  return (
    <Page title={t().title}>
      <Loaded of={healths} lines={8}>
        {({ modelHealth }) =>
          modelHealth.length === 0 ? (
            <Empty title={t().empty}>
              <p>{t().emptyMore}</p>
            </Empty>
          ) : (
            <div>
              {modelHealth.map(({ plugin, attention, grade, promotedRun, ageDays, scores }) => (
                <article key={plugin} className="model-card">
                  <div>
                    <h2>
                      <Link to="/models/$plugin" params={{ plugin }}>
                        {plugin}
                      </Link>
                    </h2>
                    <span className="muted">{promotedRun ? promotedRun.algorithm : t().never}</span>
                  </div>
                  <div className="attention">
                    {attention.length === 0 ? (
                      <span className="row good">
                        <Icon name="check" size={14} />
                        {t().well}
                      </span>
                    ) : (
                      attention.map((text) => (
                        <span key={text} className="row warn">
                          <Icon name="alert" size={14} />
                          {text}
                        </span>
                      ))
                    )}
                    <span className="muted">
                      {[
                        ...scores.map(({ count }) => t().scores(format.number(count))),
                        ...(ageDays === null ? [] : [t().age(format.number(ageDays, 1))]),
                      ].join(' · ')}
                    </span>
                  </div>
                  <div className="row">
                    {grade && <span className={`badge ${gradeTone(grade)}`}>{gradeText(grade)}</span>}
                    <Link to="/models/$plugin" params={{ plugin }} className="button">
                      {t().open}
                    </Link>
                  </div>
                </article>
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
