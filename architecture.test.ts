/**
 * The house rules as tests. Each rule says because of what it exists; a broken rule names the import that broke it.
 * Imports are read with a real parser: `import`, `export … from`, dynamic `import()` and type-only imports all count.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = import.meta.dirname;
const rooms = ['cli', 'mock-idp', 'sp-under-test', 'features', 'steps', 'reports', 'bench'];

interface Import {
  from: string;
  specifier: string;
  /** Path from the repository root for relative imports. */
  target?: string;
  /** By `import()`: loaded when it is needed. */
  lazy: boolean;
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'latest' ? [] : sourcesUnder(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const source = readFileSync(file, 'utf8');
  const specifiers = [
    ...module.staticImports.map((entry) => ({ specifier: entry.moduleRequest.value, lazy: false })),
    ...module.staticExports
      .flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])))
      .map((specifier) => ({ specifier, lazy: false })),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      specifier: source.slice(start, end).replace(/^['"`]|['"`]$/g, ''),
      lazy: true,
    })),
  ];
  return specifiers.map(({ lazy, specifier }) => ({
    from: relative(root, file),
    specifier,
    lazy,
    ...(specifier.startsWith('.') ? { target: relative(root, resolve(dirname(file), specifier)) } : {}),
  }));
}

const files = rooms.flatMap((room) => sourcesUnder(join(root, room)));
const imports = files.flatMap(importsOf);
const isTest = (path: string) => /\.(test|testing)\.tsx?$/.test(path) || path.includes(`${sep}testing${sep}`);
const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** The first way found that leads from a file over imports, also those of types alone, back to it. */
function circleIn(wanted: readonly Import[]): string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { from, target } of wanted)
    if (target !== undefined) targets.set(from, [...(targets.get(from) ?? []), target]);
  const done = new Set<string>();
  const search = (file: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of targets.get(file) ?? []) {
      const circle = search(target, [...way, file]);
      if (circle !== undefined) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of targets.keys()) {
    const circle = search(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

function offences(rule: (entry: Import) => boolean): string[] {
  return imports.filter(rule).map((entry) => `${entry.from} imports ${entry.specifier}`);
}

const packageName = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe('the three parties', () => {
  it('are really looked at', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(40);
  });

  it('mock-idp and sp-under-test never import each other, because a shared constant hides the very bug it should show', () => {
    expect(
      offences(
        ({ from, target = '' }) =>
          (inside(from, 'mock-idp') && inside(target, 'sp-under-test')) ||
          (inside(from, 'sp-under-test') && inside(target, 'mock-idp')),
      ),
    ).toEqual([]);
  });

  it('producer and consumer never import the judge, because who is judged must not know the verdict', () => {
    expect(
      offences(
        ({ from, target = '' }) =>
          (inside(from, 'mock-idp') || inside(from, 'sp-under-test')) &&
          ['steps', 'reports', 'features', 'cli'].some((room) => inside(target, room)),
      ),
    ).toEqual([]);
  });

  it('reports never import steps, because a report is made from messages, not from the run', () => {
    expect(offences(({ from, target = '' }) => inside(from, 'reports') && inside(target, 'steps'))).toEqual([]);
  });

  it('what issues and what consumes share no XML package, because a bug they share is invisible', () => {
    const consumerOnly = new Set([
      'xml-crypto',
      '@xmldom/xmldom',
      'xpath',
      'saml2-js',
      'xml-encryption',
      'libxml2-wasm',
    ]);
    // What comes *in* is verified by a stranger to what goes out: signatures of AuthnRequests and LogoutRequests.
    const verifiesIncoming = 'mock-idp/saml/authn-request/signature';
    const producerOnly = new Set(['saxes', 'libxml2-wasm']);
    expect(
      offences(
        ({ from, specifier }) =>
          !isTest(from) &&
          ((inside(from, 'mock-idp') &&
            consumerOnly.has(packageName(specifier)) &&
            !(inside(from, verifiesIncoming) && ['xml-crypto', '@xmldom/xmldom'].includes(specifier))) ||
            (inside(from, 'sp-under-test') && producerOnly.has(packageName(specifier)))),
      ),
    ).toEqual([]);
  });

  it('the judge reads XML with a parser of its own', () => {
    const othersParsers = new Set(['xml-crypto', '@xmldom/xmldom', 'saml2-js', 'saxes']);
    expect(
      offences(
        ({ from, specifier }) =>
          (inside(from, 'steps') || inside(from, 'reports')) && othersParsers.has(packageName(specifier)),
      ),
    ).toEqual([]);
  });
});

describe('faces', () => {
  const faces = new Set(files.filter((file) => /index\.tsx?$/.test(file)).map((file) => dirname(relative(root, file))));

  /** The outermost folder with a face that holds the target and not the importer. */
  function facePassed({ from, target }: Import): string | undefined {
    if (target === undefined) return undefined;
    const steps = dirname(target).split('/');
    for (let depth = 1; depth <= steps.length; depth++) {
      const folder = steps.slice(0, depth).join('/');
      if (inside(from, folder)) continue;
      if (faces.has(folder)) return /^index\.tsx?$/.test(target.slice(folder.length + 1)) ? undefined : folder;
    }
    return undefined;
  }

  it('nobody imports past a face, because what is behind it must stay free to change', () => {
    // A second, documented face: drivers. Type-only contracts of a room may be read by the room's own sub-folders.
    const secondFaces = new Set(['sp-under-test/drivers/index.ts', 'mock-idp/saml/xml/index.ts']);
    expect(
      imports
        .filter(
          (entry) => !isTest(entry.from) && !secondFaces.has(entry.target ?? '') && facePassed(entry) !== undefined,
        )
        .map((entry) => `${entry.from} imports ${entry.specifier} past ${facePassed(entry)}/index.ts`),
    ).toEqual([]);
  });

  it('every code folder of the three parties has a face', () => {
    const folders = new Set(
      files
        .filter((file) => !isTest(file) && !relative(root, file).startsWith('features'))
        .map((file) => dirname(relative(root, file))),
    );
    // Steps are found by Cucumber by glob, commands by the CLI's list: they have no importers.
    const withoutFace = [...folders].filter(
      (folder) =>
        !faces.has(folder) && !['cli', 'cli/commands', 'bench', 'steps/definitions', 'steps/support'].includes(folder),
    );
    // A sub-folder may stand behind the face of the folder above it.
    expect(withoutFace.filter((folder) => !faces.has(dirname(folder)))).toEqual([]);
  });
});

describe('the domain', () => {
  const domain = [
    'mock-idp/saml',
    'mock-idp/org',
    'mock-idp/faults',
    'mock-idp/expression',
    'sp-under-test/saml',
    'sp-under-test/workspace',
    'sp-under-test/policy',
  ];

  it('knows no HTTP and no store engine, because then every rule can be tested without either', () => {
    const forbidden = new Set(['express', 'helmet', 'node:http', 'node:https', 'libsql', 'playwright']);
    expect(
      offences(
        ({ from, specifier }) =>
          !isTest(from) && domain.some((room) => inside(from, room)) && forbidden.has(packageName(specifier)),
      ),
    ).toEqual([]);
  });

  it('reads no clock of its own, because time-dependent behaviour is proved by moving a clock', () => {
    const readers = files
      .filter((file) => !isTest(file) && domain.some((room) => inside(relative(root, file), room)))
      .filter((file) => /\bDate\.now\(|new Date\(\)/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file));
    expect(readers).toEqual([]);
  });
});

describe('the whole house', () => {
  it('goes in no circle, because two files that need each other can be read, tested and moved only together', () => {
    expect(circleIn(imports.filter(({ lazy }) => !lazy))).toBeUndefined();
  });

  it('has no room for leftovers, because utils, helpers and common grow into god files', () => {
    const names = files
      .map((file) => relative(root, file))
      .filter((path) => /(^|\/)(utils?|helpers?|common)(\/|\.)/.test(path));
    expect(names).toEqual([]);
  });

  it('only cli reads argv and the environment, because a part that does cannot be embedded', () => {
    // Cucumber tells its worker processes their number in the environment, and nowhere else.
    const workerNumber = 'steps/run/own-station.ts';
    const readers = files
      .filter((file) => !isTest(file) && relative(root, file) !== workerNumber)
      .filter((file) => !['cli', 'bench'].some((room) => inside(relative(root, file), room)))
      .filter((file) => /process\.(env|argv)\b/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file));
    expect(readers).toEqual([]);
  });

  it('only cli and bench print', () => {
    const printers = files
      .filter((file) => !isTest(file) && !['cli', 'bench'].some((room) => inside(relative(root, file), room)))
      .filter((file) => /\bconsole\.(log|error|warn|info)\(/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file));
    expect(printers).toEqual([]);
  });

  it('imports every package it needs from its own package.json', () => {
    const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    // @xmldom/xmldom is xml-crypto's own parser: a second version beside it would be a parser differential.
    const known = new Set([...Object.keys(manifest.dependencies), '@xmldom/xmldom']);
    const forTests = new Set([...known, ...Object.keys(manifest.devDependencies)]);
    expect(
      offences(
        ({ from, specifier }) =>
          /^[@a-z]/.test(specifier) &&
          !specifier.startsWith('node:') &&
          // A vendor's adapter is named by the profile, so no package of ours holds it.
          from !== join('sp-under-test', 'drivers', 'adapter', 'load.ts') &&
          // Building happens here only: who installs the package has it built.
          !(isTest(from) || from === join('cli', 'bundle.ts') ? forTests : known).has(packageName(specifier)),
      ),
    ).toEqual([]);
    expect(statSync(join(root, 'package-lock.json')).isFile()).toBe(true);
  });
});
