/** Words that turn the sentiment of the words after them in their clause. */
export const CHINESE_NEGATORS = `不 没 没有 未 无 非 别 莫 勿 毫无 毫不 并非 并不 并没有 并没 不是 不太 不怎么 不够 从不 从未 从没 从来没 从来没有 绝不 决不 绝非
  不能 不会 不可能 不想 不要 不再 不敢 不得 没法 没能 难以 很难 缺乏 缺少 未能 未必能 尚未 无法 谈不上 算不上 称不上 说不上 不见得 一点都不 一点也不 一点都没 一点也没 丝毫不 丝毫没有 根本不 根本没
  根本没有 完全不 完全没 完全没有 压根不 压根没 压根没有 不算 不具备 何来 哪来 哪有 毫无半点 没什么 没有什么 没啥 没有任何 没任何 无任何 不那么 没那么 不显得 不觉得 没觉得 没感觉
  不是很 不是太 不是特别 不算太 不算很 不很 没太`

/** Words that make a sentiment word of their clause stronger, before it (很好) or after it (好极了). */
export const CHINESE_BOOSTERS = `很 非常 太 极 极其 极为 极度 十分 特别 超 超级 最 更 更加 相当 真 真的 真是 实在 实在是 确实 的确 格外 异常 尤其 万分 无比 过于 巨 贼 老 忒 颇
  颇为 挺 蛮 满 好生 那么 这么 如此 多么 简直 绝对 完全 太过 最为 死 死了 极了 透了 透顶 得很 得不行 得要命 要命 要死 爆了 爆表 至极 到家 的不得了 得不得了 一级 分外 倍 倍儿 特 齁 够 狠
  严重 一直 总是 老是 彻底 大大 永远 始终 一贯 再次 真心 不能再 没法再 不可能再 不能更 没法更 没有比这更 没有比它更 没有比这个更 第一次`

/** Words that make a sentiment word of their clause weaker. */
export const CHINESE_DAMPENERS = `有点 有点儿 有一点 有些 有时 略 略微 略有 稍 稍微 稍稍 稍有 一点 一点点 些许 比较 较 较为 还 还算 还算是 算 算是 勉强算 偶尔 似乎 好像 几乎 差不多 可能 也许 大概 相对 部分 个别`

/** Words after which the sentence's weight lies. */
export const CHINESE_CONTRASTS = `但 但是 可是 然而 却 反而 反倒 偏偏 奈何 不过 只不过 只是`

/** Words that open a clause which the rest of the sentence outweighs. */
export const CHINESE_CONCESSIONS = `虽然 虽 虽说 尽管 即使 即便 纵然 固然 除了`

/** Characters of no weight alone: pronouns, particles, measure words, numbers. */
export const CHINESE_LIGHT_CHARACTERS = `的了着过地得我你您他她它们咱是有在和与跟及而且也都就又这那此其之于以为所把被给让对从到向由等个些种位次件条份家天年月日号时分几多少一二三四五六七八九十百千万两
  上下里中内外前后去来起出进回啊吧呢吗嘛呀哦么什请想要能可会`
