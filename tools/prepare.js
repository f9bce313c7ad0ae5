// Plain JavaScript, because npm calls it after an installation with whatever Node there is; one without development dependencies
// brings none of its own.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) {
  const { prepare } = await import('./build.ts')
  prepare()
} else {
  process.stderr.write(
    `dist/ is not built: Rapport needs Node 22.18 or newer, this is ${process.versions.node}; install a newer Node, or run npm ci with development dependencies, which bring one\n`,
  )
}
