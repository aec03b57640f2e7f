import { Worker } from 'node:worker_threads';
import { openDriver } from '../../support/index.ts';
import type { StationOptions } from '../options.ts';
import type { OpenStation } from '../stations.ts';
import { closing, type HostedOrder, type HostedReport } from './messages.ts';

/**
 * Opens a station of the reference SP in a thread. In the coordinator's, several would wait for one another, and for the
 * coordinator: IdP and SP are more than half of a case's work. Throws what `openStation` throws there.
 */
export async function openHosted(options: StationOptions, workFolder: string): Promise<OpenStation> {
  const { brokenDecision, sp } = options;
  // The reference SP is told nothing by the environment, and a thread has no need to know it.
  const order: HostedOrder = {
    options: { sp, environment: {}, ...(brokenDecision === undefined ? {} : { brokenDecision }) },
    workFolder,
  };
  const thread = new Worker(new URL('./thread.js', import.meta.url), { workerData: order });
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  const report = await said(thread);
  if ('failed' in report) {
    await ended;
    throw Object.assign(
      new Error(report.failed.message),
      report.failed.code === undefined ? {} : { code: report.failed.code },
    );
  }
  const { facts, parameters } = report.opened;
  const close = async () => {
    thread.postMessage(closing);
    await ended;
  };
  return { driver: openDriver(parameters.sut), facts, parameters, close };
}

function said(thread: Worker): Promise<HostedReport> {
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('message', (report: HostedReport) => {
      // What breaks later breaks the run, as it would without a thread.
      thread.off('error', reject);
      resolve(report);
    });
  });
}
