// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_table.h"

#include "storage/database.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace hatstand::clients
{

using storage::Row;

namespace
{
#define HATSTAND_ACCOUNT_COLUMNS                                                                             \
    "accounts.id, client_id, network, handle, display_name, server, remote_id, page_url, health, "           \
    "health_code, health_what, health_why, health_remedy, checked_at, sign_in_ends_at, paused, options, "    \
    "accounts.position, accounts.created_at, removed_at"

const QString byHandKey = QStringLiteral("byHand");

Account readAccount(const Row &row)
{
    Account account;
    account.id = row.id<AccountId>(0);
    account.clientId = row.id<ClientId>(1);
    account.network = networks::NetworkKey::fromString(row.text(2));
    account.handle = row.text(3);
    account.displayName = row.text(4);
    account.server = QUrl(row.text(5));
    account.remoteId = row.text(6);
    account.page = QUrl(row.text(7));
    account.health = row.enumeration<Health>(8);
    account.healthNote.code = errorCodeFromName(row.text(9)).value_or(ErrorCode::Unknown);
    account.healthNote.what = row.text(10);
    account.healthNote.why = row.text(11);
    account.healthNote.remedy = row.text(12);
    account.checkedAt = row.optionalInstant(13);
    account.signInEndsAt = row.optionalInstant(14);
    account.paused = row.boolean(15);
    account.options = QJsonDocument::fromJson(row.bytes(16)).object();
    account.byHand = account.options.take(byHandKey).toBool();
    account.position = int(row.integer(17));
    account.createdAt = row.instant(18);
    account.removedAt = row.optionalInstant(19);
    return account;
}

QString writtenOptions(const Account &account)
{
    QJsonObject options = account.options;
    options.remove(byHandKey);
    if (account.byHand)
        options.insert(byHandKey, true);
    return QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact));
}

QString writtenUrl(const QUrl &url)
{
    return QString::fromUtf8(url.toEncoded());
}
} // namespace

Error noSuchAccount()
{
    return Error{ErrorCode::NotFound,
                 QCoreApplication::translate("hatstand::clients", "There is no such account."),
                 QCoreApplication::translate("hatstand::clients", "It may have been removed meanwhile."),
                 {},
                 {}};
}

Result<std::vector<Account>> AccountTable::active() const
{
    return m_database.all(readAccount,
                          "SELECT " HATSTAND_ACCOUNT_COLUMNS
                          " FROM accounts JOIN clients ON clients.id = client_id "
                          "WHERE removed_at IS NULL "
                          "ORDER BY clients.position, client_id, accounts.position, accounts.id");
}

Result<std::vector<Account>> AccountTable::allOf(const ClientId &client) const
{
    return m_database.all(readAccount,
                          "SELECT " HATSTAND_ACCOUNT_COLUMNS
                          " FROM accounts WHERE client_id = ? ORDER BY accounts.position, accounts.id",
                          client);
}

Result<std::optional<Account>> AccountTable::find(const AccountId &id) const
{
    return m_database.first(readAccount,
                            "SELECT " HATSTAND_ACCOUNT_COLUMNS " FROM accounts WHERE accounts.id = ?", id);
}

#undef HATSTAND_ACCOUNT_COLUMNS

Result<int> AccountTable::nextPosition(const ClientId &client) const
{
    auto next =
        m_database.first([](const Row &row) { return int(row.integer(0)); },
                         "SELECT coalesce(max(position) + 1, 0) FROM accounts WHERE client_id = ?", client);
    if (!next)
        return fail(std::move(next.error()));
    return next->value_or(0);
}

Result<void> AccountTable::insert(const Account &account)
{
    auto inserted = m_database.run(
        "INSERT INTO accounts (id, client_id, network, handle, display_name, server, remote_id, page_url, "
        "health, health_code, health_what, health_why, health_remedy, checked_at, sign_in_ends_at, paused, "
        "options, position, created_at, removed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        account.id, account.clientId, account.network.toString(), account.handle, account.displayName,
        writtenUrl(account.server), account.remoteId, writtenUrl(account.page), account.health,
        errorCodeName(account.healthNote.code), account.healthNote.what, account.healthNote.why,
        account.healthNote.remedy, account.checkedAt, account.signInEndsAt, account.paused,
        writtenOptions(account), account.position, account.createdAt, account.removedAt);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<void> AccountTable::update(const Account &account)
{
    auto updated = m_database.run(
        "UPDATE accounts SET network = ?, handle = ?, display_name = ?, server = ?, remote_id = ?, "
        "page_url = ?, health = ?, health_code = ?, health_what = ?, health_why = ?, health_remedy = ?, "
        "checked_at = ?, sign_in_ends_at = ?, paused = ?, options = ?, position = ?, removed_at = ? "
        "WHERE id = ?",
        account.network.toString(), account.handle, account.displayName, writtenUrl(account.server),
        account.remoteId, writtenUrl(account.page), account.health, errorCodeName(account.healthNote.code),
        account.healthNote.what, account.healthNote.why, account.healthNote.remedy, account.checkedAt,
        account.signInEndsAt, account.paused, writtenOptions(account), account.position, account.removedAt,
        account.id);
    if (!updated)
        return fail(std::move(updated.error()));
    if (*updated == 0)
        return fail(noSuchAccount());
    return {};
}

} // namespace hatstand::clients
