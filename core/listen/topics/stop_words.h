// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace hatstand::listen
{

/// Whether a folded word (cut_text.h) only holds sentences together in one of these languages (BCP 47), or in
/// any known one where none is given: articles, pronouns, prepositions, auxiliary verbs. Known: English,
/// Portuguese, Dutch, German, French, Spanish, Italian. English ones always count: it is mixed into the
/// others.
[[nodiscard]] bool isStopWord(const QString &word, const QStringList &languages);

} // namespace hatstand::listen
