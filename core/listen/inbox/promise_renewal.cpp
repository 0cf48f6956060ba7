// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/promise_renewal.h"

#include "listen/inbox/conversation_upkeep.h"
#include "storage/transaction.h"

#include <QJsonObject>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

/// A few milliseconds of work, for which others may have to wait.
constexpr size_t atOnce = 50;

/// Ids of the clients for which it is to be done.
const QString askedKey = u"inbox.promisesToRenew"_s;
/// By the client's id, the zone that was reckoned with.
const QString zonesKey = u"inbox.zonesOfPromises"_s;
} // namespace

Result<void> PromiseRenewal::ask(const clients::ClientId &client)
{
    auto asked = m_settings.object(askedKey);
    if (!asked)
        return fail(std::move(asked.error()));
    QJsonObject all = asked->value_or(QJsonObject());
    all.insert(client.toString(), true);
    if (auto kept = m_settings.setObject(askedKey, all); !kept)
        return kept;
    return line(client);
}

Result<void> PromiseRenewal::line(const clients::ClientId &client)
{
    auto conversations = m_conversations.waitingOf(client);
    if (!conversations)
        return fail(std::move(conversations.error()));
    std::erase_if(m_waiting, [&client](const Waiting &one) { return one.client == client; });
    m_waiting.push_back({client, std::move(*conversations), 0});
    return {};
}

Result<void> PromiseRenewal::askWhereNeeded(const std::vector<clients::Client> &clients)
{
    const auto known = m_settings.object(zonesKey);
    if (!known)
        return fail(known.error());
    const auto asked = m_settings.object(askedKey);
    if (!asked)
        return fail(asked.error());
    const QJsonObject before = known->value_or(QJsonObject());
    const QJsonObject left = asked->value_or(QJsonObject());
    QJsonObject zones = before;
    std::vector<clients::ClientId> moved;
    for (const clients::Client &client : clients) {
        const QString id = client.id.toString();
        const QString zone = QString::fromLatin1(client.zone);
        const bool isLined = std::any_of(m_waiting.begin(), m_waiting.end(),
                                         [&client](const Waiting &one) { return one.client == client.id; });
        if ((zones.contains(id) && zones.value(id).toString() != zone) || (left.contains(id) && !isLined))
            moved.push_back(client.id);
        zones.insert(id, zone);
    }
    if (zones == before && moved.empty())
        return {};
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        if (auto kept = m_settings.setObject(zonesKey, zones); !kept)
            return kept;
        for (const clients::ClientId &client : moved) {
            if (auto done = ask(client); !done)
                return done;
        }
        return {};
    });
}

Result<std::vector<ConversationId>> PromiseRenewal::step()
{
    if (m_waiting.empty())
        return std::vector<ConversationId>();
    Waiting &first = m_waiting.front();
    const size_t end = std::min(first.done + atOnce, first.conversations.size());
    const std::vector<ConversationId> now(first.conversations.begin() + qptrdiff(first.done),
                                          first.conversations.begin() + qptrdiff(end));
    auto renewed = storage::inTransaction(m_database, [&]() -> Result<void> {
        ConversationUpkeep upkeep(m_database);
        for (const ConversationId &id : now) {
            if (auto forgotten = m_conversations.forgetDue(id); !forgotten)
                return fail(std::move(forgotten.error()));
            if (auto refreshed = upkeep.refresh(id, false); !refreshed)
                return refreshed;
        }
        return end == first.conversations.size() ? finish() : Result<void>();
    });
    if (!renewed)
        return fail(std::move(renewed.error()));
    first.done = end;
    if (end == first.conversations.size())
        m_waiting.pop_front();
    return now;
}

Result<void> PromiseRenewal::finish()
{
    auto asked = m_settings.object(askedKey);
    if (!asked)
        return fail(std::move(asked.error()));
    QJsonObject left = asked->value_or(QJsonObject());
    left.remove(m_waiting.front().client.toString());
    return left.isEmpty() ? m_settings.remove(askedKey) : m_settings.setObject(askedKey, left);
}

} // namespace hatstand::listen
