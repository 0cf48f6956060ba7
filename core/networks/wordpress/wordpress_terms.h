// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/wordpress/wordpress_client.h"

namespace hatstand::networks
{

/// Categories and tags by name.
class WordPressTerms : public std::enable_shared_from_this<WordPressTerms>
{
public:
    enum class Kind { Category, Tag };
    /// What becomes of a name that the site does not have and that this user may not make.
    enum class Missing { Fails, LeftOut };

    explicit WordPressTerms(std::shared_ptr<WordPressClient> client) : m_client(std::move(client)) {}

    /// Their ids, in that order; what is not there is made.
    [[nodiscard]] QCoro::Task<Result<std::vector<qint64>>>
    idsOf(WordPressCredential credential, Kind kind, QStringList names, Missing missing, CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<Result<qint64>> idOf(WordPressCredential credential, Kind kind, QString name,
                                                   CancelToken cancel);

    std::shared_ptr<WordPressClient> m_client;
};

/// Whether a term that the site answered has that name: the site writes some signs as entities, and knows no
/// difference of case.
[[nodiscard]] bool isTermNamed(const QJsonObject &term, const QString &name);

} // namespace hatstand::networks
