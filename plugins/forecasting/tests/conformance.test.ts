import { testPlugin } from 'rapport-crm/testing'
import forecasting from '../index.ts'

testPlugin(forecasting)
