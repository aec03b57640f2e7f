/** Growth is a slope: what a process holds at the end of a round says little, whether the rounds rise says all. */
export interface Held {
  /** Visits since the start. */
  visits: number;
  /** After garbage was collected, on the heap and beside it, without machine code. */
  heldKiB: number;
  /** Open files and sockets. */
  handles: number;
}

export interface Growth {
  /** Octets that each visit leaves behind. */
  octetsPerVisit: number;
  handlesPerThousand: number;
}

/**
 * More than this and somebody forgets to forget: the smallest thing that is kept of a visit, an id in a map, takes more. What V8
 * notes of compiling, and how the collector leaves the heap, made up for 3 to 10 octets over 40,000 visits, 17 to 29 over 16,000.
 */
const limits: Growth = { octetsPerVisit: 50, handlesPerThousand: 2 };

/** The least squares' slope. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (pick: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [middleX, middleY] = [mean(([x]) => x), mean(([, y]) => y)];
  const over = points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0);
  const under = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
  return over / under;
}

/** How a process grows, the first third of its rounds left out: caches fill, and code is compiled. */
export function growthOf(rounds: readonly Held[]): Growth {
  const settled = rounds.slice(Math.ceil(rounds.length / 3));
  return {
    octetsPerVisit: slopeOf(settled.map(({ visits, heldKiB }) => [visits, heldKiB * 1024] as const)),
    handlesPerThousand: slopeOf(settled.map(({ visits, handles }) => [visits, handles] as const)) * 1000,
  };
}

/** What is wrong with it, in a sentence each. */
export function complaintsOf(who: string, growth: Growth): string[] {
  const complaints: string[] = [];
  const { octetsPerVisit, handlesPerThousand } = growth;
  if (octetsPerVisit > limits.octetsPerVisit) {
    complaints.push(
      `${who} keeps ${octetsPerVisit.toFixed(0)} octets of every visit; at most ${limits.octetsPerVisit}.`,
    );
  }
  if (handlesPerThousand > limits.handlesPerThousand) {
    complaints.push(`${who} keeps ${handlesPerThousand.toFixed(1)} handles of a thousand visits.`);
  }
  return complaints;
}
