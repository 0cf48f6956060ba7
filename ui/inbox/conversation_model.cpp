// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/conversation_model.h"

#include "clients/client_service.h"
#include "inbox/inbox_words.h"
#include "networks/rules_catalogue.h"

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
/// Up to there a page is found by passing over the rows before it, which takes less than a millisecond.
constexpr int nearRows = 4096;
constexpr int placeStep = 1024;
} // namespace

ConversationModel::ConversationModel(Services services, QObject *parent)
    : QAbstractListModel(parent), m_services(services)
{
}

void ConversationModel::setQuery(const listen::InboxQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    clearChosen();
}

Result<void> ConversationModel::refresh()
{
    const auto count = m_services.inbox.count(m_query);
    if (!count)
        return fail(count.error());
    const std::map<int, Page> before = std::exchange(m_pages, {});
    m_places.reset();
    bool same = *count == m_count;
    std::map<int, Page> read;
    for (const auto &[number, rows] : before) {
        if (!same)
            break;
        auto now = readPage(number);
        if (!now) {
            m_pages = before;
            return fail(std::move(now.error()));
        }
        same = std::ranges::equal(
            rows, *now, {}, [](const Row &row) { return row.conversation.id; },
            [](const Row &row) { return row.conversation.id; });
        read.emplace(number, std::move(*now));
    }
    if (same) {
        m_pages = std::move(read);
        refreshTimes();
        return {};
    }
    beginResetModel();
    m_count = *count;
    m_pages.clear();
    m_used.clear();
    endResetModel();
    return {};
}

void ConversationModel::refreshTimes()
{
    for (const auto &[number, rows] : m_pages) {
        if (!rows.empty())
            Q_EMIT dataChanged(index(number * pageRows),
                               index(number * pageRows + static_cast<int>(rows.size()) - 1));
    }
}

Result<std::optional<listen::InboxPlace>> ConversationModel::placeBefore(int row, int &skip) const
{
    skip = 0;
    if (row == 0)
        return std::nullopt;
    // The page before knows where this one begins.
    const auto before = m_pages.find(row / pageRows - 1);
    if (before != m_pages.end() && static_cast<int>(before->second.size()) == pageRows)
        return listen::placeIn(m_query, before->second.back().conversation);
    if (row <= nearRows) {
        skip = row;
        return std::nullopt;
    }
    if (!m_places) {
        auto places = m_services.inbox.places(m_query, placeStep);
        if (!places)
            return fail(std::move(places.error()));
        m_places = std::move(*places);
    }
    const auto nearest = static_cast<std::size_t>((row - 1) / placeStep);
    if (nearest >= m_places->size()) { // fewer than there were
        skip = row;
        return std::nullopt;
    }
    skip = row - 1 - static_cast<int>(nearest) * placeStep;
    return (*m_places)[nearest];
}

Result<ConversationModel::Page> ConversationModel::readPage(int number) const
{
    int skip = 0;
    const auto place = placeBefore(number * pageRows, skip);
    if (!place)
        return fail(place.error());
    auto read = m_services.inbox.page(m_query, *place, skip, pageRows);
    if (!read)
        return fail(std::move(read.error()));
    Page page;
    page.reserve(read->size());
    for (listen::Conversation &conversation : *read) {
        auto labels = m_services.inbox.labels(conversation.id);
        page.push_back({std::move(conversation), labels ? std::move(*labels) : QStringList()});
    }
    return page;
}

const ConversationModel::Page &ConversationModel::page(int number) const
{
    std::erase(m_used, number);
    m_used.push_back(number);
    auto known = m_pages.find(number);
    if (known == m_pages.end()) {
        auto read = readPage(number);
        known = m_pages.emplace(number, read ? std::move(*read) : Page()).first;
    }
    while (m_used.size() > mostPages) {
        m_pages.erase(m_used.front());
        m_used.erase(m_used.begin());
    }
    return known->second;
}

const ConversationModel::Row &ConversationModel::at(int row) const
{
    static const Row none;
    if (row < 0 || row >= m_count)
        return none;
    const Page &rows = page(row / pageRows);
    const auto within = static_cast<std::size_t>(row % pageRows);
    return within < rows.size() ? rows[within] : none;
}

listen::ConversationId ConversationModel::idAt(int row) const
{
    return at(row).conversation.id;
}

listen::InboxPlace ConversationModel::placeAt(int row) const
{
    return listen::placeIn(m_query, at(row).conversation);
}

int ConversationModel::rowOf(const listen::ConversationId &id) const
{
    if (id.isNull())
        return -1;
    for (const auto &[number, rows] : m_pages) {
        const auto found = std::ranges::find(rows, id, [](const Row &row) { return row.conversation.id; });
        if (found != rows.end())
            return number * pageRows + static_cast<int>(found - rows.begin());
    }
    const auto conversation = m_services.inbox.conversation(id);
    if (!conversation)
        return -1;
    const listen::InboxPlace wanted = listen::placeIn(m_query, *conversation);
    const bool descends = m_query.order == listen::InboxQuery::Order::NewestFirst;
    const auto isBefore = [descends](const listen::InboxPlace &one, const listen::InboxPlace &other) {
        const auto left = std::pair(one.sortedBy, one.row);
        const auto right = std::pair(other.sortedBy, other.row);
        return descends ? right < left : left < right;
    };
    int low = 0;
    int high = m_count;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (isBefore(placeAt(middle), wanted))
            low = middle + 1;
        else
            high = middle;
    }
    return low < m_count && idAt(low) == id ? low : -1;
}

std::optional<ConversationModel::ClientLook>
ConversationModel::clientOf(const listen::Conversation &conversation) const
{
    if (m_query.client)
        return std::nullopt;
    const auto client = m_services.clients.client(conversation.clientId);
    if (!client)
        return std::nullopt;
    return ClientLook{client->name, client->initials, QColor(client->colour)};
}

QString ConversationModel::networkName(const QString &key) const
{
    return m_services.rules.findOrOther(networks::NetworkKey::fromString(key)).name;
}

void ConversationModel::setChosen(int row, bool chosen)
{
    const listen::ConversationId id = idAt(row);
    if (id.isNull() || m_chosen.contains(id) == chosen)
        return;
    if (chosen)
        m_chosen.insert(id);
    else
        m_chosen.remove(id);
    Q_EMIT dataChanged(index(row), index(row), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

void ConversationModel::clearChosen()
{
    if (m_chosen.isEmpty())
        return;
    m_chosen.clear();
    refreshTimes();
    Q_EMIT chosenChanged();
}

listen::SeenConversations ConversationModel::seen(const QSet<listen::ConversationId> &ids) const
{
    listen::SeenConversations seen;
    for (const listen::ConversationId &id : ids) {
        if (const auto conversation = m_services.inbox.conversation(id))
            seen.push_back({id, conversation->lastRow});
    }
    return seen;
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QString ConversationModel::spoken(const Row &row) const
{
    const auto client = clientOf(row.conversation);
    return spokenRow(row.conversation,
                     {client ? client->name : QString(), networkName(row.conversation.network), row.labels},
                     now());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.conversation.speakerName;
    case Qt::ToolTipRole:
        return row.conversation.snippet;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::CheckStateRole:
        return isChosen(row.conversation.id) ? Qt::Checked : Qt::Unchecked;
    case IdRole:
        return row.conversation.id.toString();
    default:
        return {};
    }
}

bool ConversationModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    setChosen(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ConversationModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace hatstand::ui::inbox
