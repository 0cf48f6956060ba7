// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/media_host_service.h"

#include "base/ids.h"
#include "networks/media_host/host_line.h"
#include "networks/media_host/wordpress_host.h"
#include "storage/settings_table.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRandomGenerator>

#include <array>

namespace hatstand::clients
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::clients)
};

const QString settingsKey = QStringLiteral("mediaHost");
constexpr QLatin1StringView secretKeyField("secret_key");
constexpr QLatin1StringView saltField("salt");

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, Tr::tr("It was stopped."));
}

Error noHost()
{
    return {ErrorCode::NotFound,
            Tr::tr("No media host is set up."),
            Tr::tr("Some networks take no files, only public addresses of files."),
            Tr::tr("Choose a place of your own under Settings, Media host."),
            {}};
}

Error accountGone()
{
    return {ErrorCode::NotFound,
            Tr::tr("The WordPress account for your files is not there any more."),
            {},
            Tr::tr("Choose another one under Settings, Media host."),
            {}};
}

Error secretGone(Error error)
{
    error.what = Tr::tr("This computer's keychain has no password for the media host.");
    error.why = Tr::tr("It was deleted there, or the workspace comes from another computer.");
    error.remedy = Tr::tr("Type it again under Settings, Media host.");
    return error;
}

/// What a host or the line says of a file that is not what was announced.
bool mayComeOfAChange(ErrorCode code)
{
    return code == ErrorCode::InvalidInput || code == ErrorCode::BadAnswer;
}

/// It stands there under the name of what it is not.
Error changedAndLeft(const Error &notRemoved, const QUrl &address)
{
    Error error = networks::changedMeanwhile();
    error.what = Tr::tr("A picture or video changed while it was sent, and what arrived could not be taken "
                        "away again.");
    //: %1 is a whole sentence
    error.why =
        Tr::tr("It was not used, and what is sent from now on gets other names. %1").arg(notRemoved.what);
    error.remedy =
        Tr::tr("Let the other program finish, then try again. What was left there can be deleted: %1")
            .arg(address.toString());
    error.detail = notRemoved.detail;
    return error;
}

QString freshSalt()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits).toHex());
}
} // namespace

MediaHostService::MediaHostService(storage::Database &database, const Clock &clock, net::HttpSender &http,
                                   networks::CredentialStore &credentials, const AccountService &accounts,
                                   QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_credentials(credentials)
    , m_accounts(accounts)
    , m_line(std::make_shared<networks::HostLine>(http))
    , m_sites(std::make_shared<networks::WordPressClient>(http, credentials))
{
}

MediaHostService::~MediaHostService()
{
    m_line->close();
    m_sites->close();
}

Result<std::optional<MediaHostService::Stored>> MediaHostService::stored() const
{
    const auto object = storage::SettingsTable(m_database).object(settingsKey);
    if (!object)
        return fail(object.error());
    if (!*object)
        return std::optional<Stored>();
    auto settings = networks::mediaHostFromJson(**object);
    if (!settings)
        return std::optional<Stored>();
    // Written by another program, it may be anything; it is not sent anywhere then.
    auto checked = networks::checkedMediaHost(std::move(*settings));
    if (!checked)
        return std::optional<Stored>();
    return std::optional(Stored{std::move(*checked), (*object)->value(secretKeyField).toString(),
                                (*object)->value(saltField).toString()});
}

Result<std::optional<networks::MediaHostSettings>> MediaHostService::settings() const
{
    auto present = stored();
    if (!present)
        return fail(std::move(present.error()));
    if (!*present)
        return std::optional<networks::MediaHostSettings>();
    return std::optional((*present)->settings);
}

Result<void> MediaHostService::store(const Stored &stored)
{
    QJsonObject object = networks::toJson(stored.settings);
    object.insert(secretKeyField, stored.secretKey);
    object.insert(saltField, stored.salt);
    return storage::SettingsTable(m_database).setObject(settingsKey, object);
}

Result<void> MediaHostService::checkAccount(const QString &id) const
{
    const auto account = m_accounts.account(AccountId::fromString(id));
    if (!account || account->removedAt)
        return fail(accountGone());
    if (account->byHand || account->network.toString() != QLatin1StringView("wordpress"))
        return fail(ErrorCode::InvalidInput, Tr::tr("%1 is no WordPress site.").arg(account->handle), {},
                    Tr::tr("Choose an account on WordPress that is signed in."));
    return {};
}

QCoro::Task<Result<void>> MediaHostService::set(networks::MediaHostSettings settings, QString secret)
{
    const QPointer<MediaHostService> self(this);
    auto checked = networks::checkedMediaHost(std::move(settings));
    if (!checked)
        co_return fail(std::move(checked.error()));
    const auto before = stored();
    if (!before)
        co_return fail(before.error());
    Stored after{std::move(*checked), {}, *before ? (*before)->salt : freshSalt()};
    const QString oldSecret = *before ? (*before)->secretKey : QString();
    if (after.settings.kind == networks::MediaHostKind::WordPress) {
        if (auto good = checkAccount(after.settings.account); !good)
            co_return fail(std::move(good.error()));
    } else if (secret.isEmpty()) {
        const bool isSame =
            !oldSecret.isEmpty() && networks::takeSameSecret((*before)->settings, after.settings);
        if (!isSame)
            co_return fail(ErrorCode::InvalidInput, Tr::tr("The password is missing."),
                           oldSecret.isEmpty()
                               ? QString()
                               : Tr::tr("The one of before belongs to another place or name."),
                           Tr::tr("Type the password or the secret key of this place."));
        after.secretKey = oldSecret;
    } else {
        // Under a name of its own, so that the old pair is whole until the new one is.
        after.secretKey = makeUuidV7(m_clock).toString(QUuid::WithoutBraces);
        const auto written = co_await m_credentials.write(after.secretKey, secret);
        if (!self)
            co_return stopped();
        if (!written)
            co_return fail(written.error());
    }
    if (auto kept = store(after); !kept) {
        if (after.secretKey != oldSecret && !after.secretKey.isEmpty())
            (void)co_await m_credentials.remove(after.secretKey);
        co_return fail(std::move(kept.error()));
    }
    if (!oldSecret.isEmpty() && oldSecret != after.secretKey) {
        (void)co_await m_credentials.remove(oldSecret);
        if (!self)
            co_return stopped();
    }
    Q_EMIT changed();
    co_return Result<void>();
}

QCoro::Task<Result<SecretFate>> MediaHostService::remove()
{
    const QPointer<MediaHostService> self(this);
    const auto before = stored();
    if (!before)
        co_return fail(before.error());
    SecretFate fate = SecretFate::Forgotten;
    if (*before && !(*before)->secretKey.isEmpty()) {
        const auto forgotten = co_await m_credentials.remove((*before)->secretKey);
        if (!self)
            co_return stopped();
        if (!forgotten && forgotten.error().code == ErrorCode::KeychainMissing)
            fate = SecretFate::MayRemain;
        else if (!forgotten && forgotten.error().code != ErrorCode::NotFound)
            co_return fail(forgotten.error());
    }
    if (auto removed = storage::SettingsTable(m_database).remove(settingsKey); !removed)
        co_return fail(std::move(removed.error()));
    Q_EMIT changed();
    co_return fate;
}

Result<MediaHostService::Open> MediaHostService::openSite(const Stored &stored) const
{
    if (auto good = checkAccount(stored.settings.account); !good)
        return fail(std::move(good.error()));
    const auto account = m_accounts.account(AccountId::fromString(stored.settings.account));
    if (!account)
        return fail(account.error());
    return Open{std::make_shared<networks::WordPressHost>(m_sites, AccountService::identity(*account)),
                stored.salt.toLatin1()};
}

QCoro::Task<Result<MediaHostService::Open>> MediaHostService::open()
{
    const QPointer<MediaHostService> self(this);
    const auto present = stored();
    if (!present)
        co_return fail(present.error());
    if (!*present)
        co_return fail(noHost());
    const Stored kept = **present;
    if (kept.settings.kind == networks::MediaHostKind::WordPress)
        co_return openSite(kept);
    const auto secret = co_await m_credentials.read(kept.secretKey);
    if (!self)
        co_return stopped();
    if (!secret) {
        const bool isGone = secret.error().code == ErrorCode::SignInNeeded;
        co_return fail(isGone ? secretGone(secret.error()) : secret.error());
    }
    co_return Open{networks::makeMediaHost(kept.settings, *secret, m_clock, m_line), kept.salt.toLatin1()};
}

QCoro::Task<Result<networks::MediaHostCheck>> MediaHostService::check(CancelToken cancel)
{
    const auto line = m_line;
    const auto opened = co_await open();
    if (!opened)
        co_return fail(opened.error());
    auto checked = co_await networks::checkMediaHost(opened->host, line, cancel);
    co_return checked;
}

QCoro::Task<Result<networks::HostedMedia>>
MediaHostService::put(QString filePath, QString mimeType, networks::Progress progress, CancelToken cancel)
{
    const QPointer<MediaHostService> self(this);
    const auto opened = co_await open();
    if (!opened)
        co_return fail(opened.error());
    const auto file = co_await networks::readHostedFile(filePath, mimeType, opened->salt, cancel);
    if (!file)
        co_return fail(file.error());
    const auto hosted = co_await opened->host->put(*file, progress, cancel);
    const bool isSure = hosted ? hosted->wasThere : !mayComeOfAChange(hosted.error().code);
    if (isSure)
        co_return hosted;
    const bool isSame = co_await networks::isUnchanged(*file);
    if (isSame)
        co_return hosted;
    if (!hosted) {
        // Who knows what stands there now, where the answer could not be read.
        if (self && hosted.error().code == ErrorCode::BadAnswer)
            self->nameAnew(opened->salt);
        co_return fail(networks::changedMeanwhile());
    }
    const CancelToken toItsEnd;
    const auto removed = co_await opened->host->remove(hosted->id, toItsEnd);
    if (removed)
        co_return fail(networks::changedMeanwhile());
    if (self)
        self->nameAnew(opened->salt);
    co_return fail(changedAndLeft(removed.error(), hosted->address));
}

void MediaHostService::nameAnew(const QByteArray &salt)
{
    auto present = stored();
    // Another place has been chosen meanwhile: it has names of its own, or keeps those.
    if (!present || !*present || (*present)->salt.toLatin1() != salt)
        return;
    (*present)->salt = freshSalt();
    // Where that cannot be written, the failure that is told anyway is all that can be said.
    (void)store(**present);
}

QCoro::Task<Result<void>> MediaHostService::takeAway(QString id, CancelToken cancel)
{
    const auto opened = co_await open();
    if (!opened)
        co_return fail(opened.error());
    auto removed = co_await opened->host->remove(id, cancel);
    co_return removed;
}

} // namespace hatstand::clients
