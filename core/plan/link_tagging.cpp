// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/link_tagging.h"

#include "networks/link_tags.h"
#include "networks/text/common_text.h"

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
    const networks::TextEntities plain = networks::findLinksCommon(text);
    const networks::TextEntities longer = networks::findLinksCommon(tagged);
    qsizetype ahead = 0; // of the tagged text, behind the links that were passed
    for (size_t i = 0; i < std::min(plain.size(), longer.size()); ++i) {
        if (offset < longer[i].start)
            break;
        if (offset < longer[i].end())
            return std::min(plain[i].start + (offset - longer[i].start), plain[i].end());
        ahead = longer[i].end() - plain[i].end();
    }
    return std::clamp<qsizetype>(offset - ahead, 0, text.size());
}

} // namespace hatstand::plan
