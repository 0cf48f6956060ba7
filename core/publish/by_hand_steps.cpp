// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/by_hand_steps.h"

#include "base/sizes.h"

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

ByHandSteps byHandSteps(const networks::OutgoingPost &ready, const clients::Account &account,
                        const networks::NetworkRules &rules)
{
    ByHandSteps made;
    if (!ready.text.isEmpty())
        made.steps.push_back({ByHandStep::Kind::CopyText, ready.text, {}, {}});
    if (const QUrl page = pageToOpen(account, rules); !page.isEmpty())
        made.steps.push_back({ByHandStep::Kind::OpenPage, {}, page, {}});
    if (!ready.media.empty()) {
        ByHandStep drag{ByHandStep::Kind::DragFiles, {}, {}, {}};
        for (const networks::OutgoingMedia &media : ready.media)
            drag.files.push_back({media.filePath, media.altText});
        made.steps.push_back(std::move(drag));
    }
    if (!ready.firstComment.isEmpty())
        made.steps.push_back({ByHandStep::Kind::CopyFirstComment, ready.firstComment, {}, {}});
    made.takes = takenBy(rules, !ready.media.empty());
    return made;
}

} // namespace hatstand::publish
