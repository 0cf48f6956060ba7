// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"

#include "base/graphemes.h"
#include "base/zones.h"
#include "clients/client_table.h"
#include "clients/colours.h"
#include "clients/initials.h"
#include "storage/transaction.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace hatstand::clients
{

using storage::inTransaction;

namespace
{
constexpr qsizetype maxNameLength = 200;
constexpr std::chrono::minutes maxGrace = std::chrono::hours(24 * 7);

bool isLanguageTag(const QString &tag)
{
    // The part of BCP 47 that spelling dictionaries and networks use: language, script, region.
    static const QRegularExpression pattern(
        QStringLiteral("\\A[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?\\z"));
    return pattern.match(tag).hasMatch();
}

Currency localeCurrency()
{
    const QString code = QLocale().currencySymbol(QLocale::CurrencyIsoCode);
    if (auto currency = Currency::fromCode(code))
        return *currency;
    return Currency::fromCode(QStringLiteral("EUR")).value_or(Currency());
}

QString localeLanguage()
{
    const QString tag = QLocale().bcp47Name();
    return isLanguageTag(tag) ? tag : QStringLiteral("en");
}

/// Gives `kept` what differs between the two, of all that a person can change.
void takeChanges(Client &kept, const Client &before, const Client &after)
{
    const auto take = [&](auto part) {
        if (!(before.*part == after.*part))
            kept.*part = after.*part;
    };
    take(&Client::name);
    take(&Client::initials);
    take(&Client::colour);
    take(&Client::zone);
    take(&Client::currency);
    take(&Client::language);
    take(&Client::missedPolicy);
    take(&Client::grace);
}
} // namespace

ClientService::ClientService(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock), m_table(std::make_unique<ClientTable>(database))
{
}

ClientService::~ClientService() = default;

Result<void> ClientService::load() const
{
    if (m_cached)
        return {};
    auto read = m_table->active();
    if (!read)
        return fail(std::move(read.error()));
    m_cached = std::move(*read);
    return {};
}

const std::vector<Client> &ClientService::clients() const
{
    // Asked again next time; a passing failure must not look like "no clients" for good.
    static const std::vector<Client> none;
    return load() ? *m_cached : none;
}

Result<Client> ClientService::client(const ClientId &id) const
{
    const auto &known = clients();
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Client &client) { return client.id == id; });
    if (found != known.end())
        return *found;
    return stored(id);
}

Result<Client> ClientService::stored(const ClientId &id) const
{
    auto read = m_table->find(id);
    if (!read)
        return fail(std::move(read.error()));
    if (!*read)
        return fail(noSuchClient());
    return **read;
}

Result<std::vector<Client>> ClientService::archived() const
{
    return m_table->archived();
}

Result<Client> ClientService::checked(Client client)
{
    client.name = client.name.simplified();
    client.initials = client.initials.simplified();
    client.colour = client.colour.trimmed().toUpper();
    client.language = client.language.trimmed();
    if (client.name.isEmpty())
        return fail(ErrorCode::InvalidInput, tr("A client needs a name."));
    if (client.name.size() > maxNameLength) {
        return fail(ErrorCode::InvalidInput, tr("The name is too long."),
                    tr("It may have at most %1 characters.").arg(maxNameLength));
    }
    if (client.initials.isEmpty() || graphemeCount(client.initials) > 3) {
        return fail(ErrorCode::InvalidInput,
                    tr("\"%1\" does not fit into the client's mark.").arg(client.initials),
                    tr("The mark holds one to three letters."));
    }
    if (!isColour(client.colour)) {
        return fail(ErrorCode::InvalidInput, tr("\"%1\" is not a colour.").arg(client.colour), {},
                    tr("Write it as # and six digits, for example #A8561C."));
    }
    if (contrastWithWhite(client.colour) < neededContrast) {
        return fail(ErrorCode::InvalidInput, tr("The colour %1 is too light.").arg(client.colour),
                    tr("White letters on it could hardly be read."),
                    tr("Take a darker one, for example %1.").arg(darkenedForWhite(client.colour)));
    }
    if (!isKnownZone(client.zone)) {
        return fail(ErrorCode::InvalidInput,
                    tr("The time zone \"%1\" is not known here.").arg(QString::fromUtf8(client.zone)), {},
                    tr("Choose a zone by its city, for example Europe/Lisbon."));
    }
    if (client.currency.isNull())
        return fail(ErrorCode::InvalidInput, tr("A client needs a currency."), {},
                    tr("Use three letters, for example EUR."));
    if (!isLanguageTag(client.language)) {
        return fail(ErrorCode::InvalidInput, tr("\"%1\" is not a language.").arg(client.language), {},
                    tr("Use a code such as en, pt or pt-BR."));
    }
    if (client.grace < std::chrono::minutes(0) || client.grace > maxGrace) {
        return fail(ErrorCode::InvalidInput, tr("This grace period is not possible."),
                    tr("It may be nothing to seven days."));
    }
    return client;
}

Result<ClientId> ClientService::add(Client client)
{
    if (client.initials.trimmed().isEmpty())
        client.initials = initialsOf(client.name);
    if (client.colour.trimmed().isEmpty()) {
        QStringList used;
        for (const Client &other : clients())
            used << other.colour;
        client.colour = freeColour(used);
    }
    if (client.zone.isEmpty())
        client.zone = systemZone();
    if (client.currency.isNull())
        client.currency = localeCurrency();
    if (client.language.trimmed().isEmpty())
        client.language = localeLanguage();
    auto valid = checked(std::move(client));
    if (!valid)
        return fail(std::move(valid.error()));
    if (valid->id.isNull())
        valid->id = ClientId::create(m_clock);
    valid->createdAt = m_clock.now();
    valid->archivedAt.reset();

    auto added = inTransaction(m_database, [&]() -> Result<ClientId> {
        const auto position = m_table->nextPosition();
        if (!position)
            return fail(position.error());
        valid->position = *position;
        if (auto inserted = m_table->insert(*valid); !inserted)
            return fail(std::move(inserted.error()));
        return valid->id;
    });
    if (added)
        announceAll();
    return added;
}

Result<void> ClientService::edit(const Client &client)
{
    const auto valid = checked(client);
    if (!valid)
        return fail(valid.error());
    return command([&] { return m_table->update(*valid); });
}

Result<void> ClientService::edit(const Client &before, const Client &after)
{
    return command([&]() -> Result<void> {
        auto kept = stored(after.id);
        if (!kept)
            return fail(std::move(kept.error()));
        takeChanges(*kept, before, after);
        const auto valid = checked(std::move(*kept));
        if (!valid)
            return fail(valid.error());
        return m_table->update(*valid);
    });
}

Result<void> ClientService::archive(const ClientId &id)
{
    return command([&] { return m_table->setArchived(id, m_clock.now()); });
}

Result<void> ClientService::unarchive(const ClientId &id)
{
    return command([&] { return m_table->setArchived(id, std::nullopt); });
}

Result<void> ClientService::removeForGood(const ClientId &id)
{
    return command([&] { return m_table->remove(id); });
}

Result<void> ClientService::reorder(const std::vector<ClientId> &order)
{
    return command([&]() -> Result<void> {
        auto present = m_table->active();
        if (!present)
            return fail(std::move(present.error()));
        int position = 0;
        for (const ClientId &id : order) {
            if (auto moved = m_table->setPosition(id, position++); !moved)
                return moved;
        }
        // Those that were not named keep their order, after the named ones.
        for (const Client &client : *present) {
            if (std::find(order.begin(), order.end(), client.id) != order.end())
                continue;
            if (auto moved = m_table->setPosition(client.id, position++); !moved)
                return moved;
        }
        return {};
    });
}

template <class Work>
Result<void> ClientService::command(Work &&work)
{
    auto done = inTransaction(m_database, std::forward<Work>(work));
    if (done)
        announceAll();
    return done;
}

void ClientService::announceAll()
{
    m_cached.reset();
    Q_EMIT changed();
}

} // namespace hatstand::clients
