// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/network_key.h"
#include "plan/post.h"

#include <QString>

namespace hatstand::plan
{

/// Eight characters by which analytics tell one post from another: the random end of its id.
[[nodiscard]] QString postShortId(const PostId &id);

/// The text as it goes to an account of that network: every web address carries utm_source (the network),
/// utm_medium=social, utm_campaign and utm_content (the post). Unchanged when the campaign has no name.
[[nodiscard]] QString taggedText(const QString &text, const networks::NetworkKey &network,
                                 const QString &utmCampaign, const PostId &post);

/// Where a place of the tagged text stands in the text before tagging: tagging changes addresses only.
/// Within an address it is at most the address's end.
[[nodiscard]] qsizetype untaggedOffset(const QString &text, const QString &tagged, qsizetype offset);

} // namespace hatstand::plan
