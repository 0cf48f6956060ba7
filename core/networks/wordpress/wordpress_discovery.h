// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/wordpress/wordpress_client.h"

namespace hatstand::networks
{

/// What a site says of itself at the root of its interface.
struct WordPressSite
{
    QUrl home;          ///< as the site calls itself: may be a folder of a host
    QUrl root;          ///< of its REST interface
    QString name;       ///< its title
    QUrl authorizePage; ///< where a person lets a program in; empty: there is none
};

/// Where a typed address leads: https where no scheme, or http to another computer, was typed; the pages of
/// the dashboard and of the interface stand for their site.
[[nodiscard]] Result<QUrl> siteAddress(const QUrl &typed);

/// The root of the interface as a page of the site names it, in the header Link or a <link> of its head
/// (developer.wordpress.org/rest-api/using-the-rest-api/discovery). Empty: it names none.
[[nodiscard]] QUrl namedRoot(const net::HttpResponse &page);

/// A WordPress by what stands in its pages.
[[nodiscard]] bool looksLikeWordPress(const net::HttpResponse &page);

/// The same host, or one that lies below the other ("www.").
[[nodiscard]] bool isSameSite(const QUrl &a, const QUrl &b);

/// The site that a root's answer tells of; nothing when it is something else.
[[nodiscard]] std::optional<WordPressSite> readSite(const QJsonObject &index, const QUrl &root);

/// Finds the interface of a site from what a person types.
class WordPressDiscovery : public std::enable_shared_from_this<WordPressDiscovery>
{
public:
    explicit WordPressDiscovery(std::shared_ptr<WordPressClient> client) : m_client(std::move(client)) {}

    /// `user` and `password` are asked with where the site shows its interface to nobody else; may be empty.
    [[nodiscard]] QCoro::Task<Result<WordPressSite>> find(QUrl typed, QString user, QString password,
                                                          CancelToken cancel);
    /// The site at a root that is known. Fails with the site's own refusal.
    [[nodiscard]] QCoro::Task<Result<WordPressSite>> at(WordPressCredential credential, CancelToken cancel);

private:
    std::shared_ptr<WordPressClient> m_client;
};

} // namespace hatstand::networks
