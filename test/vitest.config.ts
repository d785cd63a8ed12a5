import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: the form that vitest asks for
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "threads",
  },
});
