// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "networks/rules.h"
#include "plan/post.h"

#include <QStringList>

#include <vector>

/// What of a post goes out: the one place where its text is tagged and split, so that what is shown, checked
/// and sent has its joints at the same words.
namespace hatstand::plan
{

/// A text as it goes to one account.
struct SentText
{
    QString whole;     ///< with the campaign's parameters in its links, and uncut
    QStringList parts; ///< of the thread, numbers and all; one where it is none
};

/// One text of the post, such as its first comment: tagged where the post wants it (Post::tagLinks) and the
/// campaign has a name for links.
[[nodiscard]] QString textAsSent(const Post &post, const QString &text, const clients::Account &account,
                                 const QString &utmCampaign);
/// `content` is the account's version of the post. Tagged first, then split: the parameters count.
[[nodiscard]] SentText sentText(const Post &post, const EffectiveVersion &content,
                                const clients::Account &account, const networks::NetworkRules &rules,
                                const QString &utmCampaign);

/// Where a part stands in the text that it was split from, in UTF-16 units.
struct PartPlace
{
    qsizetype start = 0;
    qsizetype end = 0;
};
/// `parts` are those of `whole`, in order and without numbers.
[[nodiscard]] std::vector<PartPlace> placesOf(const QStringList &parts, const QString &whole);
/// The same parts in the words of the person: those of `written`, of which `whole` is the tagged text.
[[nodiscard]] QStringList asWritten(const QStringList &parts, const QString &whole, const QString &written);

} // namespace hatstand::plan
