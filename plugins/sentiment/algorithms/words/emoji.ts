/** Emoji by valence (−4 … 4), without skin tones and variation selectors; written by hand for this plugin. */
export const EMOJI: readonly (readonly [valence: number, emoji: string])[] = [
  [3, '😍 🥰 🤩 😻 💯 🏆 🥇 ❤ 💖 💕 💗 💓 💘 💝 😘 🎉 🥳 🌟 💞 ❣ 🫶'],
  [
    2.2,
    '😀 😃 😄 😁 😆 😂 🤣 😊 😇 🙂 😋 😎 🤗 😚 😙 😗 😸 😺 👍 👏 🙌 🙏 💪 🔥 ⭐ ✨ 👌 🤝 🎊 🎁 🌹 💐 🌈 ☺ 🥹 🧡 💛 💚 💙 💜 🤎 🖤 🤍 💟 🩷 🩵 ♥ 😌 🫡 ✌ 🥂 🍻 😽 👑 🤟 🤘',
  ],
  [1, '😉 😏 ✅ ✔ 🆗 👋 🍀 ☀ 🌞 🌸 🎈 🚀 💡 🤞 🆒 😜 😝 😛 🤪 🙃 ☑ 🥲'],
  [-1, '😐 😑 😶 🤔 🙄 😬 😕 🫤 😪 😴 😮 😯 😲 😳 🥱 ⚠ ❓ ❔ 🤨 🧐 😅 🤷 🤐 😵 🫠 🥴 ⏳ 🐌'],
  [
    -2.2,
    '☹ 🙁 😟 😞 😔 😣 😖 😫 😩 😢 😥 😓 😰 😨 😧 😦 🥺 😿 💔 👎 ❌ ✖ 🚫 ⛔ 🤦 😒 🤧 🤒 🤕 😷 🤥 🙅 😭 🥀 ❎ 🪳 🐀',
  ],
  [-3.2, '😠 😡 🤬 👿 😤 🤮 🤢 💩 🖕 😾 😱 💀 ☠ 🗑 🤡 🆘'],
]
