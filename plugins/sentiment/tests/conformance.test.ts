import { testPlugin } from 'rapport-crm/testing'
import sentiment from '../index.ts'

testPlugin(sentiment)
