// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/link_tagging.h"

#include "networks/link_tags.h"

#include <algorithm>

namespace hatstand::plan
{

QString postShortId(const PostId &id)
{
    return id.isNull() ? QString() : id.toString().right(8);
}

QString taggedText(const QString &text, const networks::NetworkKey &network, const QString &utmCampaign,
                   const PostId &post)
{
    if (utmCampaign.isEmpty() || !text.contains(QStringLiteral("://")))
        return text;
    return networks::tagLinksInText(text,
                                    networks::utmParameters(network.toString(), QStringLiteral("social"),
                                                            utmCampaign, postShortId(post)));
}

qsizetype untaggedOffset(const QString &text, const QString &tagged, qsizetype offset)
{
    qsizetype plain = 0;
    qsizetype at = 0;
    while (at < offset && at < tagged.size() && plain < text.size()) {
        if (tagged[at].isSpace()) {
            ++at;
            ++plain;
            continue;
        }
        // One word of each: they correspond, and differ only where tags were put in.
        qsizetype word = at;
        while (word < tagged.size() && !tagged[word].isSpace())
            ++word;
        qsizetype plainWord = plain;
        while (plainWord < text.size() && !text[plainWord].isSpace())
            ++plainWord;
        if (offset < word)
            return std::min(plain + (offset - at), plainWord);
        at = word;
        plain = plainWord;
    }
    return std::min(plain, text.size());
}

} // namespace hatstand::plan
