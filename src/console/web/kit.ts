/**
 * What panels of plugins that are built with the console use (`rapport-crm/console`). A panel that comes as a ready ES module
 * needs nothing of it: it gets a `PanelHost`.
 */
export { useAsk, useData, useDo, useLive, Refusal } from './graph/hooks.ts'
export { messageOf, codeOf } from './graph/graph.ts'
export * as format from './format/format.ts'
export { words, textOf, counted, language } from './words/words.ts'
export { common } from './words/common.ts'
export { Icon } from './parts/icon.tsx'
export { Dialog } from './parts/dialog.tsx'
export { Menu, MenuItem } from './parts/menu.tsx'
export { Field, Form } from './parts/form.tsx'
export { Boundary, Empty, Problem, Skeleton } from './parts/state.tsx'
export { orToast, toast } from './parts/toasts.tsx'
export { useShortcuts } from './shell/shortcuts.ts'
export { useCommands } from './shell/commands.ts'
export { useViewer } from './session/viewer.tsx'
export { Page, Section } from './parts/page.tsx'
export { Reasons } from './charts/reasons.tsx'
export { IntervalBar } from './charts/interval.tsx'
export { gradeText, gradeTone } from './words/grades.ts'
export type { Mount, PanelHost } from './panels/panel.tsx'
