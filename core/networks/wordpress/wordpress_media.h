// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/article/article_html.h"
#include "networks/wordpress/wordpress_client.h"

namespace hatstand::networks
{

/// What an uploaded file is called on the site: by the post's key and the file (whose own name is made from
/// its content), so that a file that was uploaded already is found again, and a changed one is another.
[[nodiscard]] QString mediaSlug(const QString &recordKey, const OutgoingMedia &media);
/// "rye-is-out-2.jpg": letters and digits that every server takes (PHP knows no other form in a form).
[[nodiscard]] QByteArray mediaFileName(const QString &title, int number, const QString &mimeType);
/// A form with the file in it, as WordPress's own editor sends one: the file is streamed from disk.
[[nodiscard]] net::RequestBody mediaForm(const QByteArray &boundary, const OutgoingMedia &media,
                                         const QByteArray &fileName, const QString &slug);

/// Puts pictures into the site's library, each once for each post.
class WordPressMedia : public std::enable_shared_from_this<WordPressMedia>
{
public:
    explicit WordPressMedia(std::shared_ptr<WordPressClient> client) : m_client(std::move(client)) {}

    /// All media of a post, in their order. What stands there since an earlier attempt is taken as it is,
    /// with its alternative text brought up to date.
    [[nodiscard]] QCoro::Task<Result<std::vector<ArticleMedia>>> uploadAll(WordPressCredential credential,
                                                                           OutgoingPost post, QString title,
                                                                           Progress progress,
                                                                           CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<Result<std::vector<QJsonObject>>>
    standing(WordPressCredential credential, QStringList slugs, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> upload(WordPressCredential credential, OutgoingMedia media,
                                                          QByteArray fileName, QString slug,
                                                          std::function<void(qint64, qint64)> onProgress,
                                                          CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> describe(WordPressCredential credential, qint64 id,
                                                     QString altText, CancelToken cancel);

    std::shared_ptr<WordPressClient> m_client;
};

} // namespace hatstand::networks
