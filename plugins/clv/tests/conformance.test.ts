import { testPlugin } from 'rapport-crm/testing'
import clv from '../index.ts'

testPlugin(clv)
