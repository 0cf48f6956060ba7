// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole readers of feeds from npm: others.mjs NAME FILE reads the feeds of FILE twice, and prints how many items a
// second the second time took (the first warms the compiler).
import { readFileSync } from 'node:fs'
import { parseFeed } from 'feedsmith'
import Parser from 'rss-parser'

const [name, file] = process.argv.slice(2)
const documents = readFileSync(file, 'utf8').split('\0').filter(Boolean)
const readers = {
  feedsmith: async text => {
    const { feed } = parseFeed(text)
    return (feed.items ?? feed.entries).length
  },
  'rss-parser': async text => (await new Parser().parseString(text)).items.length
}
let items
let rate
for (let round = 0; round < 2; ++round) {
  items = 0
  const began = performance.now()
  for (const text of documents) items += await readers[name](text)
  rate = (items / (performance.now() - began)) * 1000
}
console.log(JSON.stringify({ id: name, rate: Math.round(rate), items, documents: documents.length }))
