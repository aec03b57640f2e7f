#!/usr/bin/env node
import { answerSignals } from './signals.ts';

// Loading the rest takes a moment, and starting servers another; whoever stops it then gets a sentence, too.
answerSignals(() => {
  console.error('Stopped before it had begun: there is nothing to report.');
  process.exit(3);
});
await import('./program.ts');
