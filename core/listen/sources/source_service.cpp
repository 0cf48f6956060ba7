// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/source_service.h"

#include "networks/listener.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QPointer>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
/// What distinguishes one feed from another: without the fragment, and the host in small letters.
QString asAddress(const QUrl &address)
{
    return address.adjusted(QUrl::RemoveFragment).toString(QUrl::FullyEncoded);
}
} // namespace

SourceService::SourceService(storage::Database &database, const Clock &clock,
                             clients::AccountService &accounts, networks::Connectors &connectors,
                             QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_accounts(accounts)
    , m_connectors(connectors)
    , m_table(database)
{
}

Result<std::vector<Source>> SourceService::sources(const std::optional<clients::ClientId> &client) const
{
    return m_table.of(client);
}

Result<Source> SourceService::source(const SourceId &id) const
{
    auto found = m_table.find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return fail(ErrorCode::NotFound, tr("This source is not here any more."));
    return std::move(**found);
}

Result<bool> SourceService::followAccounts()
{
    if (auto loaded = m_accounts.load(); !loaded)
        return fail(std::move(loaded.error()));
    auto followed = storage::inTransaction(m_database, [&]() -> Result<bool> {
        bool isChanged = false;
        for (const clients::Account &account : m_accounts.accounts()) {
            networks::Connector *connector = m_connectors.find(account.network);
            if (account.byHand || connector == nullptr || connector->listener() == nullptr)
                continue;
            const auto known = m_table.ofAccount(account.id);
            if (!known)
                return fail(known.error());
            if (known->has_value()) {
                // One that is signed in again has its turn at once.
                if ((*known)->standing.error.code == ErrorCode::SignInNeeded &&
                    (*known)->standing.failures > 0 && account.health == clients::Health::Works) {
                    if (auto woken = m_table.wake((*known)->id, m_clock.now()); !woken)
                        return fail(std::move(woken.error()));
                    isChanged = true;
                }
                continue;
            }
            Source source;
            source.clientId = account.clientId;
            source.accountId = account.id;
            source.kind = SourceKind::Account;
            source.name = account.displayName.isEmpty() ? account.handle : account.displayName;
            source.goesTo = GoesTo::Inbox;
            if (auto added = add(std::move(source)); !added)
                return fail(std::move(added.error()));
            isChanged = true;
        }
        return isChanged;
    });
    return followed;
}

Result<SourceId> SourceService::addFeed(const clients::ClientId &client, const QUrl &address,
                                        const QString &name, GoesTo goesTo)
{
    const QString scheme = address.scheme();
    if (!address.isValid() || address.host().isEmpty() ||
        (scheme != QLatin1String("https") && scheme != QLatin1String("http"))) {
        return fail(ErrorCode::InvalidInput, tr("\"%1\" is no address of a feed.").arg(address.toString()),
                    {}, tr("Copy the address of the feed or of its page, with https:// in front."));
    }
    Source source;
    source.clientId = client;
    source.kind = SourceKind::Feed;
    source.address = asAddress(address);
    source.name = name.trimmed().isEmpty() ? address.host() : name.trimmed();
    source.goesTo = goesTo;
    return add(std::move(source));
}

Result<bool> SourceService::follows(const clients::ClientId &client, const QUrl &address) const
{
    const auto all = m_table.of(client);
    if (!all)
        return fail(all.error());
    const QString wanted = asAddress(address);
    return std::any_of(all->begin(), all->end(), [&wanted](const Source &one) {
        return one.kind == SourceKind::Feed && one.address == wanted;
    });
}

Result<SourceId> SourceService::addImport(const clients::ClientId &client, const QString &name, GoesTo goesTo)
{
    Source source;
    source.clientId = client;
    source.kind = SourceKind::Import;
    source.name = name.simplified();
    if (source.name.isEmpty())
        source.name = tr("Import");
    source.address = source.name;
    source.goesTo = goesTo;
    const auto all = m_table.of(client);
    if (!all)
        return fail(all.error());
    for (const Source &one : *all) {
        if (one.kind == SourceKind::Import && one.address == source.address)
            return one.id;
    }
    return add(std::move(source));
}

Result<SourceId> SourceService::addSearch(const clients::AccountId &account, const QString &words)
{
    const QString wanted = words.simplified();
    if (wanted.isEmpty() || wanted == u'#') {
        return fail(ErrorCode::InvalidInput, tr("There is nothing to search for."), {},
                    tr("Write a word, or a hashtag with its #."));
    }
    const auto by = m_accounts.account(account);
    if (!by)
        return fail(by.error());
    networks::Connector *connector = m_connectors.find(by->network);
    if (connector == nullptr || connector->searcher() == nullptr)
        return fail(ErrorCode::NotAllowed, tr("Hatstand cannot search on this network."));
    Source source;
    source.clientId = by->clientId;
    source.accountId = account;
    source.kind = SourceKind::Search;
    source.name = wanted;
    source.address = wanted;
    source.goesTo = GoesTo::Stream;
    return add(std::move(source));
}

Result<SourceId> SourceService::add(Source source)
{
    return storage::inTransaction(m_database, [&]() -> Result<SourceId> {
        const auto all = m_table.of(source.clientId);
        if (!all)
            return fail(all.error());
        for (const Source &other : *all) {
            if (other.kind == source.kind && other.address == source.address &&
                other.accountId == source.accountId) {
                return fail(ErrorCode::Conflict,
                            tr("This client listens there already: \"%1\".").arg(other.name));
            }
        }
        source.id = SourceId::create(m_clock);
        source.createdAt = m_clock.now();
        source.standing.nextAt = m_clock.now();
        if (auto inserted = m_table.insert(source); !inserted)
            return fail(std::move(inserted.error()));
        announce();
        return source.id;
    });
}

Result<void> SourceService::edit(const Source &source)
{
    if (source.name.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, tr("A source needs a name."));
    if (source.keepDays < 0)
        return fail(ErrorCode::InvalidInput, tr("Messages cannot be kept for less than no day."));
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        const auto before = m_table.find(source.id);
        if (!before)
            return fail(before.error());
        if (!before->has_value())
            return fail(ErrorCode::NotFound, tr("This source is not here any more."));
        if (auto updated = m_table.updateWishes(source); !updated)
            return fail(std::move(updated.error()));
        if ((*before)->address != source.address) {
            if (auto begun = m_table.beginAnew(source.id, m_clock.now()); !begun)
                return fail(std::move(begun.error()));
        } else if ((*before)->paused && !source.paused) {
            if (auto woken = m_table.wake(source.id, m_clock.now()); !woken)
                return fail(std::move(woken.error()));
        }
        announce();
        return {};
    });
}

Result<void> SourceService::remove(const SourceId &id)
{
    auto found = source(id);
    if (!found)
        return fail(std::move(found.error()));
    found->removedAt = m_clock.now();
    return edit(*found);
}

Result<void> SourceService::bringBack(const SourceId &id)
{
    auto found = source(id);
    if (!found)
        return fail(std::move(found.error()));
    found->removedAt.reset();
    if (auto edited = edit(*found); !edited)
        return edited;
    return wake(id);
}

Result<void> SourceService::wake(const SourceId &id)
{
    const auto woken = m_table.wake(id, m_clock.now());
    if (!woken)
        return fail(woken.error());
    if (*woken == 0)
        return fail(ErrorCode::NotFound, tr("This source is not here any more."));
    announce();
    return {};
}

void SourceService::announce()
{
    m_database.afterCommit([self = QPointer<SourceService>(this)] {
        if (self)
            Q_EMIT self->changed();
    });
}

} // namespace hatstand::listen
