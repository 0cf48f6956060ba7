// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outbox_model.h"

#include "base/zones.h"
#include "networks/rules_catalogue.h"
#include "outbox/delivery_words.h"

#include <QColor>

#include <algorithm>

namespace hatstand::ui::outbox
{

OutboxModel::OutboxModel(Services services, QObject *parent)
    : QAbstractTableModel(parent), m_services(services)
{
}

Result<void> OutboxModel::refresh()
{
    auto read = m_list == List::NeedsYou  ? m_services.outbox.needingYou(m_client, mostRows)
                : m_list == List::Waiting ? m_services.outbox.waiting(m_client, mostRows)
                                          : readHistory();
    if (!read)
        return fail(std::move(read.error()));
    std::vector<publish::OutboxItem> items = std::move(*read);
    m_hidden = 0;
    if (!m_account.isNull()) {
        m_hidden = static_cast<int>(std::erase_if(
            items, [this](const publish::OutboxItem &item) { return item.delivery.accountId != m_account; }));
    }
    const bool sameRows = std::ranges::equal(
        items, m_items, {}, [](const publish::OutboxItem &item) { return item.delivery.id; },
        [](const publish::OutboxItem &item) { return item.delivery.id; });
    if (sameRows) {
        m_items = std::move(items);
        refreshTimes();
        return {};
    }
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
    return {};
}

Result<std::vector<publish::OutboxItem>> OutboxModel::readHistory() const
{
    auto out = m_services.outbox.history(m_client, mostRows);
    if (!out)
        return out;
    auto left = m_services.outbox.notSent(m_client, mostRows);
    if (!left)
        return left;
    std::ranges::move(*left, std::back_inserter(*out));
    std::ranges::stable_sort(*out, std::ranges::greater(), [](const publish::OutboxItem &item) {
        return item.delivery.publishedAt.value_or(item.delivery.dueAt);
    });
    out->resize(std::min<std::size_t>(out->size(), mostRows));
    return out;
}

void OutboxModel::refreshTimes()
{
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OutboxModel::rowOf(const publish::DeliveryId &id) const
{
    const auto found = std::ranges::find_if(
        m_items, [&](const publish::OutboxItem &item) { return item.delivery.id == id; });
    return found == m_items.end() ? -1 : static_cast<int>(found - m_items.begin());
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int OutboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OutboxModel::words(const publish::OutboxItem &item, int column) const
{
    const Instant now = m_services.clock.now();
    switch (column) {
    case When:
        return whenText(item, now, systemZone());
    case Post:
        return item.postTitle.isEmpty() ? tr("A post without words") : item.postTitle;
    case Account:
        return handleText(item);
    case State:
        return stateText(item, now);
    case Why:
        return whyText(item, now, systemZone());
    default:
        return {};
    }
}

QString OutboxModel::spoken(const publish::OutboxItem &item) const
{
    const auto client = m_services.clients.client(item.delivery.clientId);
    return tr("%1, %2, %3, %4 on %5, %6. %7", "when, post, client, account, network, state, why")
        .arg(words(item, When), words(item, Post), client ? client->name : QString(), words(item, Account),
             m_services.rules.findOrOther(item.network).name, words(item, State), words(item, Why));
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const publish::OutboxItem &shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return words(shown, index.column());
    case Qt::ToolTipRole:
        return index.column() == Why ? whyInFull(shown, m_services.clock.now(), systemZone())
                                     : words(shown, index.column());
    case Qt::AccessibleTextRole:
        // The first column carries the whole row, so that going down a list reads it.
        return index.column() == When ? spoken(shown) : words(shown, index.column());
    case IdRole:
        return shown.delivery.id.toString();
    case StatusRole:
        return static_cast<int>(stateStatus(shown, m_services.clock.now()));
    case GlyphRole: {
        const auto glyph = stateGlyph(shown, m_services.clock.now());
        return glyph ? static_cast<int>(*glyph) : -1;
    }
    case NetworkRole:
        return shown.network.toString();
    case ClientInitialsRole:
    case ClientColourRole: {
        const auto client = m_services.clients.client(shown.delivery.clientId);
        if (!client)
            return {};
        return role == ClientInitialsRole ? QVariant(client->initials)
                                          : QVariant::fromValue(QColor(client->colour));
    }
    default:
        return {};
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return m_list == List::History ? tr("When") : tr("Due");
    case Post:
        return tr("Post");
    case Account:
        return tr("Account");
    case State:
        return tr("State");
    case Why:
        return m_list == List::History ? tr("Link") : tr("Why");
    default:
        return {};
    }
}

} // namespace hatstand::ui::outbox
