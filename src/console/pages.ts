const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Rapport · ${title}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${body}</p>
    </main>
  </body>
</html>
`

/** What a browser shows at an address where there is nothing. */
export const notFoundPage = page(
  'There is no page at this address',
  'The console is at <a href="/">/</a>. Rapport answers GraphQL at <code>/graphql</code>; explore it in <a href="/graphiql">GraphiQL</a>.',
)

/** Shown in place of the console until it is built. */
export const notBuiltPage = page(
  'The console has not been built',
  'Run <code>npm run build</code> and restart the server. GraphQL is answered at <code>/graphql</code>.',
)

export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#3b5bdb" />
  <path d="M10 25V7h7.5a5.5 5.5 0 0 1 0 11H10m7 0 6 7" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round" />
</svg>
`
