import { testPlugin } from 'rapport-crm/testing'
import segmentation from '../index.ts'

testPlugin(segmentation)
