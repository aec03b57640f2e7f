import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DriverError } from '../driver-error.ts';
import { adapterMembers, type SutAdapter } from './adapter.ts';

/** Imports a vendor's module and holds it to the interface; throws `DriverError` naming every member that is wrong. */
export async function loadAdapter(file: string, directory: string): Promise<SutAdapter> {
  const path = resolve(directory, file);
  if (!existsSync(path)) {
    throw new DriverError('adapter_missing', `adapter: there is no ${path}; the path is relative to the profile.`);
  }
  const module: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new DriverError('adapter_broken', `adapter: ${path} cannot be imported: ${String(error)}`);
  });
  const adapter = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (typeof adapter !== 'object' || adapter === null) {
    throw new DriverError('adapter_invalid', `adapter: ${path} must export an object as its default.`);
  }
  const problems = Object.entries(adapter).flatMap(([name, value]) => problemWith(name, value));
  if (problems.length > 0 || !isAdapter(adapter)) {
    throw new DriverError('adapter_invalid', [`adapter: ${path} is no adapter:`, ...problems].join('\n  '));
  }
  return adapter;
}

function problemWith(name: string, value: unknown): string[] {
  const known: readonly string[] = adapterMembers;
  if (!known.includes(name)) return [`"${name}" is not known; known are ${adapterMembers.join(', ')}`];
  const wanted = name === 'administrator' ? 'string' : 'function';
  // A misspelt method would leave its scenarios out, and nobody would know why.
  return typeof value === wanted ? [] : [`"${name}" is a ${typeof value}; give a ${wanted}`];
}

function isAdapter(value: object): value is SutAdapter {
  return Object.entries(value).every(([name, entry]) => problemWith(name, entry).length === 0);
}
