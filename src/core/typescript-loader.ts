import { importTypeScript } from './typescript.ts'

// `node --import` of this file runs the sources.
importTypeScript()
