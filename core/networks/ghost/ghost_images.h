// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/article/article_html.h"
#include "networks/connector.h"
#include "networks/ghost/ghost_client.h"

namespace hatstand::networks
{

/// Puts pictures onto a site, one after the other, from disk.
class GhostImages : public std::enable_shared_from_this<GhostImages>
{
public:
    explicit GhostImages(std::shared_ptr<GhostClient> client) : m_client(std::move(client)) {}

    /// One for each of `media`. A picture that `html` shows already (the same bytes, uploaded by us) is not
    /// uploaded again.
    [[nodiscard]] QCoro::Task<Result<std::vector<ArticleMedia>>> uploadAll(GhostCredential who,
                                                                           std::vector<OutgoingMedia> media,
                                                                           QString html, Progress progress,
                                                                           CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<Result<QUrl>> upload(GhostCredential who, OutgoingMedia media, QString name,
                                                   Progress onProgress, CancelToken cancel);
    std::shared_ptr<GhostClient> m_client;
};

/// The name under which a picture is uploaded: made of its content, so that it is known again. Empty when the
/// file cannot be read.
[[nodiscard]] QString ghostImageName(const OutgoingMedia &media);
/// The address under which `html` shows a picture of that name; empty: it does not.
[[nodiscard]] QUrl shownAddress(const QString &html, const QString &name);

} // namespace hatstand::networks
