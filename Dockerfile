# syntax=docker/dockerfile:1

# JavaScript and the console, from the sources.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node tools/build.ts

# The packages that the server runs with. The embedded PostgreSQL is one of them; its install script links its libraries.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# npm calls it after an installation; without a compiler it does nothing.
COPY tools ./tools
RUN npm ci --omit=dev && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    DATA_DIR=/data
WORKDIR /app
# The embedded database and the owner's key live in DATA_DIR. PostgreSQL refuses to run as root, and so do we.
RUN mkdir /data && chown node:node /data && chmod 700 /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY schema ./schema
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 4000
# The server finishes the requests it has and ends within 30 seconds.
STOPSIGNAL SIGTERM
# `ok` and `degraded` answer 200, `unavailable` answers 503.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# What `npm start` runs, without npm between Docker's signals and the server.
CMD ["node", "bin/rapport.js", "start"]
