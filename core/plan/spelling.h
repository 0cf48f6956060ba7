// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/hidden_characters.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace hatstand::plan
{

/// Spelling by Hunspell. A dictionary is loaded (tens of milliseconds, some megabytes) when its language is
/// first asked for, so that a program that never spells never pays. All functions may be called from any
/// thread; they take turns.
class Spelling
{
public:
    /// Looks for NAME.aff and NAME.dic in these folders, the first one first.
    explicit Spelling(QStringList folders = standardFolders());
    ~Spelling();
    Spelling(const Spelling &) = delete;
    Spelling &operator=(const Spelling &) = delete;

    /// The person's own, then those where Linux distributions put dictionaries.
    [[nodiscard]] static QStringList standardFolders();

    /// Whether there is a dictionary for that language (BCP 47, "en-GB"): that of its country, else one of
    /// another country with the same language. Loads nothing.
    [[nodiscard]] bool hasDictionary(const QString &language) const;
    /// Which one that is ("en-US" for "en-GB", while there is none for that). Empty when there is none.
    [[nodiscard]] QString dictionaryFor(const QString &language) const;
    /// Languages for which there is a dictionary ("en-US"), sorted.
    [[nodiscard]] QStringList languages() const;

    /// Where words stand that are in no dictionary and not among `known` (folded by QString::toCaseFolded).
    /// Links, mentions, hashtags, and words with digits are passed over. Nothing without a dictionary.
    [[nodiscard]] std::vector<TextRange> misspelled(const QString &text, const QString &language,
                                                    const QSet<QString> &known = {}) const;
    [[nodiscard]] QStringList suggestions(const QString &word, const QString &language, int limit = 6) const;

private:
    class Dictionary;
    /// Path without its suffix; empty when there is none.
    [[nodiscard]] QString find(const QString &language) const;
    [[nodiscard]] Dictionary *dictionary(const QString &language) const;

    QStringList m_folders;
    mutable std::mutex m_mutex;
    mutable std::map<QString, std::unique_ptr<Dictionary>> m_loaded; ///< by path; null: not usable
};

} // namespace hatstand::plan
