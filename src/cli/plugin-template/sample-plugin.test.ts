import { testPlugin } from 'rapport/testing'
import samplePlugin from './index.ts'

testPlugin(samplePlugin)
