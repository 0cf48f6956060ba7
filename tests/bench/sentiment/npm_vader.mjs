// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// npm_vader.mjs FILE ROUNDS: how fast npm's vader-sentiment scores the lines of a file; one JSON line a round.
import { readFileSync } from 'node:fs';

import vader from 'vader-sentiment';

const [path, rounds] = process.argv.slice(2);
const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
for (let round = 0; round < Number(rounds); ++round) {
  const began = process.hrtime.bigint();
  let sum = 0;
  for (const line of lines)
    sum += vader.SentimentIntensityAnalyzer.polarity_scores(line).compound;
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(JSON.stringify({ who: 'npm', n: lines.length, seconds, mean: sum / lines.length }));
}
