import type { Profile, ProfileProblem } from './profile.ts';

/** People by whom the judge could not tell what happened. */
export function peopleProblems({ people, tenants = [] }: Profile): ProfileProblem[] {
  const everybody = [
    ...people.map((person, index) => ({ person, at: `people[${index}]` })),
    ...tenants.flatMap((tenant, place) =>
      tenant.people.map((person, index) => ({ person, at: `tenants[${place}].people[${index}]` })),
    ),
  ];
  return (['alias', 'nameId', 'seenAs'] as const).flatMap((field) => {
    const seen = new Set<string>();
    return everybody.flatMap(({ at, person }): ProfileProblem[] => {
      const value = person[field];
      const twice = value !== undefined && seen.has(value);
      if (value !== undefined) seen.add(value);
      const remedy = 'people must differ: the judge tells them apart by it';
      return twice ? [{ path: `${at}.${field}`, value, remedy }] : [];
    });
  });
}

/** Two ACS at one address, or with one index, are one. */
export function endpointProblems({ acsEndpoints = [], sp }: Profile): ProfileProblem[] {
  const urls = new Set([sp?.acsUrl]);
  const indexes = new Set<number>();
  return acsEndpoints.flatMap(({ index, url }, place): ProfileProblem[] => {
    const number = index ?? place + 1;
    const problems = [
      ...(urls.has(url)
        ? [{ path: `acsEndpoints[${place}].url`, value: url, remedy: 'name another ACS: this one is named already' }]
        : []),
      ...(indexes.has(number)
        ? [{ path: `acsEndpoints[${place}].index`, value: number, remedy: 'give each ACS an index of its own' }]
        : []),
    ];
    urls.add(url);
    indexes.add(number);
    return problems;
  });
}

/** What would let nobody say into which tenant a person was let. */
export function tenantProblems({ sp, tenants = [], whoami }: Profile): ProfileProblem[] {
  return tenants.flatMap((tenant, index): ProfileProblem[] => [
    ...(tenant.acsUrl === sp?.acsUrl
      ? [
          {
            path: `tenants[${index}].acsUrl`,
            value: tenant.acsUrl,
            remedy: 'give the ACS of that tenant: this one is that of the first',
          },
        ]
      : []),
    ...(tenant.whoami.url === whoami.url
      ? [
          {
            path: `tenants[${index}].whoami.url`,
            value: whoami.url,
            remedy: 'give a page of that tenant: one page for both cannot tell into which a person was let',
          },
        ]
      : []),
  ]);
}
