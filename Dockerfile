# syntax=docker/dockerfile:1

# The packages that the server runs with. The embedded PostgreSQL is one of them; its install script links its libraries.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools ./tools
RUN npm ci --omit=dev && npm cache clean --force

# The compiler is a development dependency: what it makes is all that the server takes from here.
FROM node:24-slim AS built
WORKDIR /app
COPY . .
RUN npm ci

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    DATA_DIR=/data
WORKDIR /app
# The embedded database and the owner's key live in DATA_DIR. PostgreSQL refuses to run as root, and so do we.
RUN mkdir /data && chown node:node /data && chmod 700 /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=built /app/dist ./dist
COPY package.json ./
COPY schema ./schema
USER node
VOLUME /data
EXPOSE 4000
# The server finishes the requests it has and ends within 30 seconds; a second signal is not needed.
STOPSIGNAL SIGTERM
# `ok` and `degraded` answer 200, `unavailable` answers 503.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# What `npm start` runs, without npm between Docker's signals and the server.
CMD ["node", "dist/src/main.js"]
