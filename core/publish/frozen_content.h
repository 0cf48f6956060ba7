// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "networks/connector.h"
#include "networks/rules.h"
#include "plan/post.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::publish
{

/// What goes to one account, as it is kept with the delivery: JSON, so that a repeat sends the same bytes
/// whatever happens to the post.
///
/// The moment of the first attempt goes into it as well (it stands in the record on some networks): it is put
/// in by the sender and stays for repeats, and it is taken out when the person schedules anew.
///
/// `thread` holds the texts of a thread in order, the first among them; with fewer than two it is none, and
/// the text is the version's. Media goes with the part that it names; with the last where there is no such
/// part.
[[nodiscard]] Result<QString> freezeContent(const plan::EffectiveVersion &version,
                                            const QStringList &languages,
                                            const QHash<plan::MediaId, plan::MediaItem> &media,
                                            const QStringList &thread = {});
/// What a network takes of a first comment: nothing where it is known to have none, and nothing of one that
/// says nothing.
[[nodiscard]] QString commentFor(const QString &comment, const networks::NetworkRules &rules);
/// Fails with StorageDamaged when the text is not what freezeContent wrote.
[[nodiscard]] Result<networks::OutgoingPost>
thawContent(const QString &content, const QString &recordKey,
            const std::function<QString(const plan::MediaItem &)> &mediaPath);

/// A picture or video of what is sent, with what of it goes out.
struct FrozenMedia
{
    plan::MediaItem item; ///< as far as sending needs it: not when it was added
    plan::PostMedia use;
};
/// In the order in which the files stand in thawContent's post: those of the first part, then of the others.
[[nodiscard]] std::vector<FrozenMedia> frozenMedia(const QString &content);

/// The texts of a thread in order; of what is none, its one text.
[[nodiscard]] QStringList frozenTexts(const QString &content);
/// With these texts, of which there is at least one, in place of its own.
[[nodiscard]] QString withTexts(const QString &content, const QStringList &texts);

/// With the moment of the first attempt in it, and with what the network calls something that stood there
/// before that (empty: nothing is known), unless there is such a moment already.
[[nodiscard]] QString withFirstAttempt(const QString &content, Instant at, const QString &earlierId = {});
/// The moment of the first attempt that may have arrived; nothing when there was none.
[[nodiscard]] std::optional<Instant> firstAttempt(const QString &content);
[[nodiscard]] QString withoutFirstAttempt(const QString &content);

} // namespace hatstand::publish
