// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_credential.h"

#include "net/json.h"
#include "net/url_rules.h"
#include "networks/bluesky/bluesky_identity.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qsizetype largestEntry = 2048; // bytes a keychain takes everywhere
/// atproto.com/specs/oauth, "Tokens and Session Lifetime" (August 2026): sessions of programs without a
/// secret of their own, as all on people's computers are, end after two weeks, however often they are
/// renewed.
constexpr Milliseconds sessionLifetime = std::chrono::hours(14 * 24);

constexpr QLatin1StringView entryKey("entry");
constexpr QLatin1StringView homeKey("home");
constexpr QLatin1StringView didKey("did");
constexpr QLatin1StringView passwordKey("password");
constexpr QLatin1StringView accessKey("access");
constexpr QLatin1StringView refreshKey("refresh");
constexpr QLatin1StringView keyKey("key");
constexpr QLatin1StringView clientKey("client");
constexpr QLatin1StringView beganKey("began");
constexpr QLatin1StringView renewingKey("renewing");
constexpr QLatin1StringView refusedKey("refused");

QByteArray compact(const BlueskyCredential &credential)
{
    QJsonObject object{{entryKey, credential.entry.toString()},
                       {homeKey, credential.home.toString()},
                       {didKey, credential.did},
                       {accessKey, credential.access},
                       {refreshKey, credential.refresh}};
    if (credential.isByBrowser()) {
        object[keyKey] = QString::fromLatin1(credential.key);
        object[clientKey] = credential.clientId;
        object[beganKey] = credential.began.milliseconds();
    } else {
        object[passwordKey] = credential.password;
    }
    if (credential.isRenewing)
        object[renewingKey] = true;
    if (credential.isRefused)
        object[refusedKey] = true;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool isUsable(const BlueskyCredential &credential)
{
    return isDid(credential.did) && !net::addressProblem(credential.entry) &&
           !net::addressProblem(credential.home) &&
           (credential.isByBrowser() ? !credential.clientId.isEmpty() : !credential.password.isEmpty());
}
} // namespace

std::optional<Instant> BlueskyCredential::endsAt() const
{
    return isByBrowser() ? std::optional(began + sessionLifetime) : std::nullopt;
}

QString toText(const BlueskyCredential &credential)
{
    BlueskyCredential kept = credential;
    if (compact(kept).size() > largestEntry)
        kept.access.clear();
    if (compact(kept).size() > largestEntry)
        kept.refresh.clear();
    return QString::fromUtf8(compact(kept));
}

Result<BlueskyCredential> blueskyCredential(const QString &text)
{
    const auto object = net::parseJsonObject(text.toUtf8(), {largestEntry * 4, 2});
    BlueskyCredential credential;
    if (object) {
        credential.entry = QUrl(object->value(entryKey).toString());
        credential.home = QUrl(object->value(homeKey).toString());
        credential.did = object->value(didKey).toString();
        credential.password = object->value(passwordKey).toString();
        credential.access = object->value(accessKey).toString();
        credential.refresh = object->value(refreshKey).toString();
        credential.key = object->value(keyKey).toString().toLatin1();
        credential.clientId = object->value(clientKey).toString();
        credential.began = Instant::fromMilliseconds(object->value(beganKey).toInteger());
        credential.isRenewing = object->value(renewingKey).toBool();
        credential.isRefused = object->value(refusedKey).toBool();
    }
    if (!isUsable(credential)) {
        return fail(ErrorCode::SignInNeeded, Words::tr("The sign-in in the keychain cannot be read."),
                    Words::tr("Something else has written there."), Words::tr("Sign in again."));
    }
    return credential;
}

} // namespace hatstand::networks
