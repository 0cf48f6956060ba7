// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/by_hand_steps.h"

#include "base/sizes.h"
#include "publish/frozen_content.h"

#include <QCoreApplication>

namespace hatstand::publish
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::publish)
};

/// The page that writes a post, else the account's own: from there people know the way.
QUrl pageToOpen(const clients::Account &account, const networks::NetworkRules &rules)
{
    return rules.composePage.isEmpty() ? account.page : rules.composePage;
}

QString picturesSentence(const networks::MediaKindRules &rules)
{
    if (!rules.maxCount)
        return {};
    const int count = static_cast<int>(rules.maxCount->value);
    if (count == 0)
        return Words::tr("It takes no pictures.");
    if (!rules.maxBytes)
        return Words::tr("It takes up to %n picture(s).", nullptr, count);
    return Words::tr("It takes up to %n picture(s) of at most %1 each.", nullptr, count)
        .arg(sizeWords(rules.maxBytes->value));
}

QStringList takenBy(const networks::NetworkRules &rules, bool withMedia)
{
    QStringList takes;
    if (rules.access.value == networks::Access::Closed)
        takes << Words::tr("%1 does not operate any more.").arg(rules.name);
    const networks::Limit &limit =
        withMedia && rules.text.limitWithMedia ? rules.text.limitWithMedia : rules.text.limit;
    if (limit)
        takes << Words::tr("%1 takes up to %n character(s).", nullptr, static_cast<int>(limit->value))
                     .arg(rules.name);
    if (const QString pictures = picturesSentence(rules.media.image); !pictures.isEmpty())
        takes << pictures;
    if (rules.media.required.value)
        takes << Words::tr("A post without a picture or video is refused.");
    // Where nothing is known (a place of the person's own), nothing is said.
    if (!rules.linksClickable.source.isEmpty() && !rules.linksClickable.value)
        takes << Words::tr("Links in the text cannot be clicked there.");
    return takes;
}
} // namespace

Result<ByHandSteps> byHandSteps(const Delivery &delivery, const clients::Account &account,
                                const networks::NetworkRules &rules,
                                const std::function<QString(const plan::MediaItem &)> &mediaPath)
{
    const auto post = thawContent(delivery.content, delivery.recordKey, mediaPath);
    if (!post)
        return fail(post.error());
    ByHandSteps made;
    if (!post->text.isEmpty())
        made.steps.push_back({ByHandStep::Kind::CopyText, post->text, {}, {}});
    if (const QUrl page = pageToOpen(account, rules); !page.isEmpty())
        made.steps.push_back({ByHandStep::Kind::OpenPage, {}, page, {}});
    if (!post->media.empty()) {
        ByHandStep drag{ByHandStep::Kind::DragFiles, {}, {}, {}};
        for (const networks::OutgoingMedia &media : post->media)
            drag.files.push_back({media.filePath, media.altText});
        made.steps.push_back(std::move(drag));
    }
    if (!post->firstComment.isEmpty())
        made.steps.push_back({ByHandStep::Kind::CopyFirstComment, post->firstComment, {}, {}});
    made.takes = takenBy(rules, !post->media.empty());
    return made;
}

} // namespace hatstand::publish
