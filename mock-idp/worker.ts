/** What a worker process runs; `workers` forks it. */
import { serveAsWorker } from './index.ts';

await serveAsWorker();
