import { parentPort, workerData } from 'node:worker_threads';
import { openStation } from '../stations.ts';
import { closing, type HostedOrder, type HostedReport } from './messages.ts';

// The thread itself: opens what it was ordered, says so, and closes when told.
const { options, workFolder }: HostedOrder = workerData;
const tell = (report: HostedReport) => parentPort?.postMessage(report);

try {
  const { close, facts, parameters } = await openStation(options, workFolder);
  parentPort?.on('message', (message: unknown) => {
    if (message !== closing) return;
    close().finally(() => parentPort?.close());
  });
  tell({ opened: { facts, parameters } });
} catch (error) {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  tell({ failed: { code, message: error instanceof Error ? error.message : String(error) } });
  parentPort?.close();
}
