import { attributeOf } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

const duration = /^P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?!$)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** SAMLMeta §2.3.2 and §4.3: what is published has not expired, and may be kept for longer than nothing. */
export const validuntilSane: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity, role }) => {
    const holders = [...new Set([document.root, entity, role])];
    const of = (name: string) => holders.flatMap((holder) => attributeOf(holder, name) ?? []);
    const [untils, durations] = [of('validUntil'), of('cacheDuration')];
    if (untils.length + durations.length === 0)
      return unjudged('The metadata says neither validUntil nor cacheDuration.');
    for (const { span, value } of untils) {
      const moment = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(value.trim()) ? value.trim() : `${value.trim()}Z`);
      if (Number.isNaN(moment)) return broken(`validUntil "${value}" is no point in time.`, document, span);
      if (moment <= evidence.now.getTime()) return broken(`validUntil ${value} has passed.`, document, span);
    }
    const odd = durations.find(({ value }) => !duration.test(value.trim()) || !/[1-9]/.test(value));
    return odd === undefined
      ? holds([...untils, ...durations].map(({ name, value }) => `${name} ${value}`).join(', '), document)
      : broken(`cacheDuration "${odd.value}" is no time to keep it.`, document, odd.span);
  });
