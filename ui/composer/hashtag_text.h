// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace hatstand::ui::composer
{

/// Whether the text has every one of these hashtags (given without "#"), whatever its capitals.
[[nodiscard]] bool hasHashtags(const QString &text, const QStringList &tags);
/// The text with those that it lacks at its end: after the hashtags that stand there, else in a line of their
/// own after an empty one.
[[nodiscard]] QString withHashtags(const QString &text, const QStringList &tags);
/// The text without these hashtags where they stand in its closing run of hashtags; when none does, those
/// within its sentences become plain words.
[[nodiscard]] QString withoutHashtags(const QString &text, const QStringList &tags);
/// The hashtag that the text ends in, without its sign: the next letter may belong to it. Empty when it ends
/// in something else.
[[nodiscard]] QString hashtagAtEnd(const QString &text);
/// Whether `text` is `beginning` with nothing behind it but hashtags and blanks.
[[nodiscard]] bool addsOnlyHashtags(const QString &text, const QString &beginning);
/// Those that such a text adds, without "#".
[[nodiscard]] QStringList addedHashtags(const QString &text, const QString &beginning);

} // namespace hatstand::ui::composer
