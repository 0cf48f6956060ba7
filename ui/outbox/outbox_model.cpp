// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outbox_model.h"

#include "base/zones.h"
#include "clients/account_pauses.h"
#include "networks/rules_catalogue.h"
#include "outbox/delivery_words.h"
#include "outbox/wait_text.h"

#include <QColor>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
std::optional<Instant> untilOf(const clients::AccountService &accounts, const publish::OutboxItem &item)
{
    const auto account = accounts.account(item.delivery.accountId);
    return account ? clients::pausedUntil(*account) : std::nullopt;
}
} // namespace

OutboxModel::OutboxModel(Services services, QObject *parent)
    : QAbstractTableModel(parent), m_services(services)
{
}

Result<void> OutboxModel::refresh()
{
    auto read = m_list == List::History ? readHistory() : readAll();
    if (!read)
        return fail(std::move(read.error()));
    const bool sameRows = std::ranges::equal(
        *read, m_lines, {}, [](const Line &line) { return line.place.id; },
        [](const Line &line) { return line.place.id; });
    if (sameRows) {
        m_lines = std::move(*read);
        refreshTimes();
        return {};
    }
    beginResetModel();
    m_lines = std::move(*read);
    endResetModel();
    return {};
}

Result<int> OutboxModel::count(const clients::AccountId &account) const
{
    return m_list == List::NeedsYou ? m_services.outbox.countNeeding(m_client, account)
                                    : m_services.outbox.countWaiting(m_client, account);
}

bool OutboxModel::isListed(const publish::OutboxItem &item) const
{
    const publish::Delivery &delivery = item.delivery;
    return (m_list == List::NeedsYou ? isNeeding(delivery) : isWaiting(delivery)) &&
           (!m_client || delivery.clientId == *m_client) &&
           (m_account.isNull() || delivery.accountId == m_account);
}

Result<std::vector<OutboxModel::Line>> OutboxModel::readAll()
{
    auto items = m_list == List::NeedsYou ? m_services.outbox.needingYou(m_client, mostRows, m_account)
                                          : m_services.outbox.waiting(m_client, mostRows, m_account);
    if (!items)
        return fail(std::move(items.error()));
    // Counting all that is planned takes its time, so only where there may be more than what was read.
    const bool isCut = items->size() == static_cast<std::size_t>(mostRows);
    const auto whole = isCut ? count(m_account) : Result<int>(static_cast<int>(items->size()));
    if (!whole)
        return fail(whole.error());
    const auto all = m_account.isNull() ? whole : count({});
    if (!all)
        return fail(all.error());
    if (isCut && !m_also.isNull()) {
        auto also = m_services.outbox.item(m_also);
        const bool isThere = std::ranges::any_of(
            *items, [this](const publish::OutboxItem &item) { return item.delivery.id == m_also; });
        if (also && !isThere && isListed(*also))
            items->push_back(std::move(*also));
    }
    std::vector<Line> lines;
    lines.reserve(items->size());
    for (publish::OutboxItem &item : *items) {
        const publish::HistoryPlace place{item.delivery.id, item.delivery.dueAt};
        lines.push_back({place, std::make_unique<publish::OutboxItem>(std::move(item))});
    }
    m_whole = *whole;
    m_hidden = std::max(0, *all - *whole);
    return lines;
}

publish::HistoryFilter OutboxModel::historyFilter() const
{
    publish::HistoryFilter filter = m_filter;
    filter.client = m_client;
    filter.account = m_account;
    return filter;
}

Result<std::vector<OutboxModel::Line>> OutboxModel::readHistory()
{
    const publish::HistoryFilter filter = historyFilter();
    const auto whole = m_services.history.count(filter);
    if (!whole)
        return fail(whole.error());
    publish::HistoryFilter unfiltered;
    unfiltered.client = m_client;
    const auto all = m_services.history.count(unfiltered);
    if (!all)
        return fail(all.error());
    // What was scrolled to stays.
    const int wanted = std::max(pageRows, static_cast<int>(m_lines.size()));
    const auto places = m_services.history.places(filter, std::nullopt, wanted);
    if (!places)
        return fail(places.error());
    std::vector<Line> lines;
    lines.reserve(places->size());
    for (const publish::HistoryPlace &place : *places)
        lines.push_back({place, {}});
    m_whole = *whole;
    m_hidden = *all - *whole;
    return lines;
}

bool OutboxModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_list == List::History && !m_lines.empty() && rowCount() < m_whole;
}

void OutboxModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const auto places = m_services.history.places(historyFilter(), m_lines.back().place, pageRows);
    if (!places || places->empty()) {
        m_whole = rowCount(); // what cannot be read is not asked for again and again
        return;
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(places->size()) - 1);
    for (const publish::HistoryPlace &place : *places)
        m_lines.push_back({place, {}});
    endInsertRows();
}

const publish::OutboxItem &OutboxModel::item(int row) const
{
    const Line &line = m_lines.at(static_cast<std::size_t>(row));
    if (!line.item) {
        line.item = std::make_unique<publish::OutboxItem>();
        if (auto read = m_services.history.item(line.place.id))
            *line.item = std::move(*read);
        else // gone meanwhile; the next reading leaves it out
            line.item->delivery.id = line.place.id;
    }
    return *line.item;
}

void OutboxModel::refreshTimes()
{
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OutboxModel::rowOf(const publish::DeliveryId &id) const
{
    const auto found = std::ranges::find_if(m_lines, [&](const Line &line) { return line.place.id == id; });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

int OutboxModel::findRow(const publish::DeliveryId &id)
{
    int row = rowOf(id);
    while (row < 0 && canFetchMore({})) {
        fetchMore({});
        row = rowOf(id);
    }
    if (row < 0 && m_list != List::History && rowCount() < m_whole) {
        m_also = id;
        row = refresh() ? rowOf(id) : -1;
    }
    return row;
}

publish::DeliveryId OutboxModel::idOf(int row) const
{
    return m_lines.at(static_cast<std::size_t>(row)).place.id;
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int OutboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OutboxModel::words(const publish::OutboxItem &item, int row, int column) const
{
    const Instant now = m_services.clock.now();
    switch (column) {
    case When:
        // The history is in the order of these.
        return m_list == List::History
                   ? momentTitle(m_lines[static_cast<std::size_t>(row)].place.at, now, systemZone())
                   : whenTitle(item, now, systemZone());
    case Post:
        return item.postTitle.isEmpty() ? tr("A post without words") : item.postTitle;
    case Account:
        return handleText(item);
    case State:
        return stateText(item, now);
    case Why:
        return isPaused(item) ? pauseText(untilOf(m_services.accounts, item), now, systemZone())
                              : whyInShort(item, now, systemZone());
    default:
        return {};
    }
}

QString OutboxModel::spoken(const publish::OutboxItem &item, int row) const
{
    const auto client = m_services.clients.client(item.delivery.clientId);
    return tr("%1, %2, %3, %4 on %5, %6. %7", "when, post, client, account, network, state, why")
        .arg(words(item, row, When), words(item, row, Post), client ? client->name : QString(),
             words(item, row, Account), m_services.rules.findOrOther(item.network).name,
             words(item, row, State),
             isPaused(item) ? words(item, row, Why) : whyText(item, m_services.clock.now(), systemZone()));
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const publish::OutboxItem &shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return words(shown, index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == Why && !isPaused(shown)
                   ? whyInFull(shown, m_services.clock.now(), systemZone())
                   : words(shown, index.row(), index.column());
    case Qt::AccessibleTextRole:
        // The first column carries the whole row, so that going down a list reads it.
        return index.column() == When ? spoken(shown, index.row())
                                      : words(shown, index.row(), index.column());
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
        return m_list == List::History ? tr("What became of it") : tr("Why");
    default:
        return {};
    }
}

} // namespace hatstand::ui::outbox
