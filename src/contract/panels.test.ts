import { describe, expect, it } from 'vitest'
import { panelModules, panelsSchema, problemOfPanels, type ConsolePanel } from './panels.ts'

const tile = (id: string, file: string): ConsolePanel => ({
  point: 'home.tile',
  id,
  title: { en: id },
  module: new URL(file, 'file:///plugins/loyalty/'),
})

describe('panels', () => {
  it('serves a module once that several panels share', () => {
    const panels = panelsSchema.parse([tile('one', 'console/both.js'), tile('two', 'console/both.js')])
    expect(panelModules('loyalty', panels).map(({ module }) => module.pathname)).toEqual([
      '/plugins/loyalty/console/both.js',
    ])
  })

  it('refuses two modules that would have one address, naming both', () => {
    expect(problemOfPanels([tile('one', 'a/tile.js'), tile('two', 'b/tile.js')])).toBe(
      'panels: expected modules in different folders to have different file names, got file:///plugins/loyalty/a/tile.js and file:///plugins/loyalty/b/tile.js',
    )
  })

  it.each(['console/:id.js', 'console/a*.js', 'console/two words.js', 'console/tile.ts', 'console/', 'console/客.js'])(
    'refuses a module whose name cannot be part of an address: %s',
    (file) => {
      expect(problemOfPanels([tile('one', file)])).toContain('expected a .js or .tsx file whose name has only')
    },
  )

  it('refuses two panels of one point with one id', () => {
    expect(problemOfPanels([tile('one', 'a.js'), tile('one', 'b.js')])).toBe(
      'panels: expected the panels of one point to have ids of their own',
    )
  })
})
