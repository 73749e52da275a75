// Plain JavaScript, so that an older Node reaches the message below instead of failing on TypeScript.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `This bot needs Node 24 or newer and found ${process.version}: run it with "npm start" or "npm run local" after "npm ci", which brings Node 24 along on Linux and Windows, or install Node 24.\n`,
  );
  process.exit(1);
}

try {
  process.loadEnvFile('.env');
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

const { main } = await import('./main.ts');
await main(process.argv.slice(2));
