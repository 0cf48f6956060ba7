// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"

#include <QJsonArray>

// What is written into a Shaarli, and what it answers (shaarli.github.io/api-documentation, read in November
// 2026 beside the source of 0.12.1). Pure functions.

namespace hatstand::networks
{

/// What stands in the keychain.
struct ShaarliCredential
{
    QUrl server; ///< "https://example.org/links", without a slash at its end
    QString secret;
};
[[nodiscard]] QString toText(const ShaarliCredential &credential);
[[nodiscard]] std::optional<ShaarliCredential> shaarliCredential(const QString &text);

/// The address of the Shaarli that a person means who typed or pasted that: one of its pages, say.
[[nodiscard]] Result<QUrl> shaarliServer(const QUrl &typed);

/// A key names one second: Shaarli takes the moment of creation from us and tells it back, which makes it
/// the mark of a bookmark that is ours. Each call names another second, the next free one from `now` on.
class ShaarliKeys
{
public:
    [[nodiscard]] QString next(Instant now);

private:
    qint64 m_lastSecond = 0;
};
/// The second that a key names; `otherwise` where it names none.
[[nodiscard]] Instant createdOfKey(const QString &key, Instant otherwise);

/// A post as Shaarli keeps it. Its link is the one that was chosen for it, else the first of the text;
/// without any it becomes a note.
struct ShaarliBookmark
{
    QString link; ///< empty: a note
    QString title;
    QString description;
    QStringList tags;
    bool isPrivate = false;
    Instant created;
};
/// Fails with InvalidInput for what cannot be bookmarked.
[[nodiscard]] Result<ShaarliBookmark> shaarliBookmark(const OutgoingPost &post);
[[nodiscard]] QJsonObject toJson(const ShaarliBookmark &bookmark);

/// What Shaarli finds all bookmarks by that may be this one: words that stand in it as they are there.
[[nodiscard]] QString searchTermFor(const ShaarliBookmark &bookmark);

/// A bookmark as it stands there.
struct ShaarliLink
{
    qint64 id = 0;
    QString title;
    QString shortUrl;
    std::optional<Instant> created;
    QString updated; ///< empty: never
};
[[nodiscard]] Result<ShaarliLink> readShaarliLink(const QJsonObject &answer);
/// Whether that is what `bookmark` became, of two bookmarks with the same address (or two notes).
[[nodiscard]] bool isSame(const ShaarliLink &link, const ShaarliBookmark &bookmark);

} // namespace hatstand::networks
