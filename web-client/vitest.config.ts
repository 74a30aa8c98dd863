import { defineConfig } from 'vitest/config'

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['tests/kept_observers.ts'],
    // Nothing waits in these tests; a busy machine may take long to load the page's parts.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
