import { words } from '../../words/words.ts'

export const roleWords = words({
  en: {
    roles: {
      OWNER: 'Owner: everything',
      MANAGER: 'Manager',
      AGENT: 'Agent',
      READER: 'Reader: sees, changes nothing',
      INTEGRATION: 'Integration: for programs',
    },
    scopes: { ALL: 'All records', OWN: 'Own records' },
    role: 'Role',
    scope: 'Sees',
    name: 'Name',
    email: 'E-mail',
  },
  zh: {
    roles: {
      OWNER: '所有者：全部权限',
      MANAGER: '经理',
      AGENT: '坐席',
      READER: '只读',
      INTEGRATION: '集成：供程序使用',
    },
    scopes: { ALL: '全部记录', OWN: '自己的记录' },
    role: '角色',
    scope: '可见范围',
    name: '名称',
    email: '电子邮件',
  },
})

const roles = ['READER', 'AGENT', 'MANAGER', 'INTEGRATION', 'OWNER'] as const
export type Role = (typeof roles)[number]
export const roleOptions = () => roles.map((role) => [role, roleWords().roles[role]] as const)
export const scopeOptions = () => (['ALL', 'OWN'] as const).map((scope) => [scope, roleWords().scopes[scope]] as const)
