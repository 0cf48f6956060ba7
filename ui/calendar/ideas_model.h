// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/theme.h"
#include "plan/post_query.h"

#include <QAbstractListModel>
#include <QColor>
#include <QStringList>

#include <optional>
#include <vector>

namespace hatstand::clients
{
class ClientService;
}
namespace hatstand::plan
{
class PostService;
}

namespace hatstand::ui::calendar
{

/// The tray of ideas in their order.
class IdeasModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        PostIdRole = Qt::UserRole,
        NetworksRole, ///< keys
        LabelRole,
        ClientInitialsRole,
        ClientColourRole,
    };
    IdeasModel(plan::PostService &posts, clients::ClientService &clients, QObject *parent = nullptr);

    /// Unset: all clients.
    void setClient(const std::optional<clients::ClientId> &client);
    /// Only ideas with these words.
    void setWords(const QString &words);
    /// Reads them anew. Those that stay keep their persistent indexes, so that a view keeps its choice.
    void reload();
    /// How many there are without the words.
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] const plan::PostRow &row(int row) const { return m_rows[size_t(row)]; }
    [[nodiscard]] int rowOf(const plan::PostId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void reloaded();

private:
    void replaceRows(std::vector<plan::PostRow> rows);
    plan::PostService &m_posts;
    clients::ClientService &m_clients;
    std::optional<clients::ClientId> m_client;
    QString m_words;
    std::vector<plan::PostRow> m_rows;
    int m_total = 0;
};

} // namespace hatstand::ui::calendar
