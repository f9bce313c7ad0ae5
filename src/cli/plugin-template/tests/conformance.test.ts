import { testPlugin } from 'rapport-crm/testing'
import samplePlugin from '../index.ts'

testPlugin(samplePlugin)
