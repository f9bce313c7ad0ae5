import { testPlugin } from 'rapport-crm/testing'
import demo from '../index.ts'

testPlugin(demo)
