# Systems, workers and deployment share one image; docker-compose.yml says which command runs.
FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY bpmn ./bpmn
COPY src ./src
COPY workers ./workers
RUN mkdir -p .run/notices && chown -R node:node .run
USER node
CMD ["node", "--import", "tsx", "src/cli/systems.ts"]
