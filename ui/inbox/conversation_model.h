// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/inbox.h"

#include <QAbstractListModel>
#include <QColor>
#include <QSet>

#include <map>
#include <optional>
#include <vector>

namespace hatstand::clients
{
class ClientService;
}
namespace hatstand::networks
{
class RulesCatalogue;
}

namespace hatstand::ui::inbox
{

/// The conversations of one list. It knows how many there are and reads only those pages that somebody looks
/// at, so that a million scroll as smoothly as ten. What is chosen is known by id, and outlives every change.
class ConversationModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1 }; ///< the conversation's id as text
    struct Services
    {
        const listen::Inbox &inbox;
        const clients::ClientService &clients;
        const networks::RulesCatalogue &rules;
        const Clock &clock;
    };
    /// A row as it is shown.
    struct Row
    {
        listen::Conversation conversation;
        QStringList labels;
    };
    /// So many are read at a time.
    static constexpr int pageRows = 64;
    /// Pages that are kept.
    static constexpr std::size_t mostPages = 24;

    explicit ConversationModel(Services services, QObject *parent = nullptr);

    /// Another list: what was chosen is chosen no more. Shown with the next refresh.
    void setQuery(const listen::InboxQuery &query);
    [[nodiscard]] const listen::InboxQuery &query() const { return m_query; }
    /// Reads anew. The model is reset only when rows have come, gone or moved; else the rows that are in
    /// memory change in their places. On failure all stays as it was.
    [[nodiscard]] Result<void> refresh();
    /// Only words that depend on the time.
    void refreshTimes();

    /// Valid until the next call; empty when it could not be read.
    [[nodiscard]] const Row &at(int row) const;
    [[nodiscard]] listen::ConversationId idAt(int row) const;
    /// -1 when it is not in this list. Finds it among a million without reading them.
    [[nodiscard]] int rowOf(const listen::ConversationId &id) const;
    /// What a row says of its client; empty while one client is in view.
    struct ClientLook
    {
        QString name;
        QString initials;
        QColor colour;
    };
    [[nodiscard]] std::optional<ClientLook> clientOf(const listen::Conversation &conversation) const;
    [[nodiscard]] QString networkName(const QString &key) const;
    [[nodiscard]] Instant now() const { return m_services.clock.now(); }

    // What is chosen ------------------------------------------------------------------------------------
    [[nodiscard]] bool isChosen(const listen::ConversationId &id) const { return m_chosen.contains(id); }
    [[nodiscard]] const QSet<listen::ConversationId> &chosen() const { return m_chosen; }
    void setChosen(int row, bool chosen);
    void clearChosen();
    /// As they are now, with what has come in up to now; those that are gone are left out.
    [[nodiscard]] listen::SeenConversations seen(const QSet<listen::ConversationId> &ids) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    using Page = std::vector<Row>;
    [[nodiscard]] const Page &page(int number) const;
    [[nodiscard]] Result<Page> readPage(int number) const;
    /// Where the rows from `row` on are read from.
    [[nodiscard]] Result<std::optional<listen::InboxPlace>> placeBefore(int row, int &skip) const;
    [[nodiscard]] listen::InboxPlace placeAt(int row) const;
    [[nodiscard]] QString spoken(const Row &row) const;

    Services m_services;
    listen::InboxQuery m_query;
    int m_count = 0;
    mutable std::map<int, Page> m_pages;
    mutable std::vector<int> m_used;                                 ///< pages, the last used last
    mutable std::optional<std::vector<listen::InboxPlace>> m_places; ///< of every `placeStep`th row
    QSet<listen::ConversationId> m_chosen;
};

} // namespace hatstand::ui::inbox
