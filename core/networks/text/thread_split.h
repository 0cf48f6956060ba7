// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_measure.h"

#include <QJsonObject>
#include <QStringList>

/// A long text as the parts of a thread.
namespace hatstand::networks
{

enum class ThreadMode {
    None,
    Auto,  ///< split at good places, anew for each network
    Parts, ///< at the lines of hyphens that the person has put in
};

/// As the version's options say it (option::thread); what is not understood is None.
[[nodiscard]] ThreadMode threadMode(const QJsonObject &options);
void setThreadMode(QJsonObject &options, ThreadMode mode);

/// At lines of three hyphens or more; what is empty is no part.
[[nodiscard]] QStringList splitAtMarks(const QString &text);
/// The other way: parts as one text with lines of hyphens between them.
[[nodiscard]] QString withMarks(const QStringList &parts);

/// Parts that the network takes, each as long as it may be but ended at a good place: after a paragraph, a
/// line, a sentence, else between two words; inside a word only where nothing else is possible, never inside
/// a character, a link or a mention. White space at the joints goes. A link that is too long by itself is a
/// part of its own, and over the limit; so is what no split makes fit (the room is all taken by a content
/// warning). `numbers`: each ends with " 1/4", counted on behind the `before` parts that the text follows.
[[nodiscard]] QStringList splitToFit(const QString &text, const NetworkRules &rules,
                                     const MeasureOptions &options, bool numbers, qsizetype before = 0);
/// Each of a person's parts that is too long as several. `numbers`: so that there is room for them; they are
/// not put in.
[[nodiscard]] QStringList splitParts(const QStringList &parts, const NetworkRules &rules,
                                     const MeasureOptions &options, bool numbers, qsizetype before = 0);
/// " 1/4" at the end of each, behind so many parts; a single part is not numbered.
[[nodiscard]] QStringList withNumbers(QStringList parts, qsizetype before = 0);
/// What threadOf made with these options, without its numbers.
[[nodiscard]] QStringList withoutNumbers(QStringList parts, const QJsonObject &versionOptions);

/// What goes out of a text with these options: one text where it is no thread, or the network has none. It
/// follows `before` parts that are not in it.
[[nodiscard]] QStringList threadOf(const QString &text, const QJsonObject &versionOptions,
                                   const NetworkRules &rules, const MeasureOptions &options,
                                   qsizetype before = 0);

} // namespace hatstand::networks
