// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/sent_text.h"

#include "networks/text/thread_split.h"
#include "plan/link_tagging.h"
#include "plan/measure_options.h"

#include <algorithm>

namespace hatstand::plan
{

QString textAsSent(const Post &post, const QString &text, const clients::Account &account,
                   const QString &utmCampaign)
{
    return post.tagLinks ? taggedText(text, account.network, utmCampaign, post.id) : text;
}

SentText sentText(const Post &post, const EffectiveVersion &content, const clients::Account &account,
                  const networks::NetworkRules &rules, const QString &utmCampaign)
{
    SentText sent;
    sent.whole = textAsSent(post, content.text, account, utmCampaign);
    sent.parts =
        networks::threadOf(sent.whole, content.options, rules, measureOptions(account, content, rules));
    return sent;
}

std::vector<PartPlace> placesOf(const QStringList &parts, const QString &whole)
{
    std::vector<PartPlace> places;
    qsizetype from = 0;
    for (const QString &part : parts) {
        // Between two parts there is nothing but white space and lines of hyphens.
        const qsizetype start = std::max(from, whole.indexOf(part, from));
        from = std::min(whole.size(), start + part.size());
        places.push_back({start, from});
    }
    return places;
}

QStringList asWritten(const QStringList &parts, const QString &whole, const QString &written)
{
    if (whole == written)
        return parts;
    QStringList own;
    for (const PartPlace &place : placesOf(parts, whole)) {
        const qsizetype start = untaggedOffset(written, whole, place.start);
        own.append(written.sliced(start, untaggedOffset(written, whole, place.end) - start));
    }
    return own;
}

} // namespace hatstand::plan
