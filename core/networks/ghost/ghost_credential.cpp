// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/ghost/ghost_credential.h"

#include "net/url_rules.h"
#include "networks/jwt.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// A token is dated a bit back: the server's clock is known to the second only.
constexpr qint64 datedBack = 30;
constexpr qint64 holdsFor = 300;

Error notAKey(const QString &why)
{
    return {
        ErrorCode::InvalidInput,
        Words::tr("This is not an Admin API key."),
        why,
        Words::tr("In Ghost, open Settings, Integrations, add a custom integration, and copy its Admin API "
                  "key."),
        {}};
}
} // namespace

QString toText(const GhostCredential &credential)
{
    const QJsonObject object{
        {QStringLiteral("admin"), credential.admin.toString()},
        {QStringLiteral("key"), credential.keyId + u':' + QString::fromLatin1(credential.secret)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<GhostCredential> ghostCredential(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const QUrl admin(object[QLatin1StringView("admin")].toString(), QUrl::StrictMode);
    const auto key = ghostKey(object[QLatin1StringView("key")].toString());
    if (!key || net::addressProblem(admin))
        return std::nullopt;
    return GhostCredential{admin, key->id, key->secret};
}

Result<GhostKey> ghostKey(const QString &typed)
{
    static const QRegularExpression form(QStringLiteral("\\A([0-9a-f]{24}):([0-9a-f]{64})\\z"));
    static const QRegularExpression contentForm(QStringLiteral("\\A[0-9a-f]{26}\\z"));
    const QString text = typed.trimmed().toLower();
    if (text.isEmpty())
        return fail(notAKey(Words::tr("There is none.")));
    if (contentForm.match(text).hasMatch())
        return fail(notAKey(Words::tr("It is the Content API key, which only reads.")));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return fail(notAKey(Words::tr("One has 24 and 64 letters and digits, with a colon between them.")));
    return GhostKey{match.captured(1), match.captured(2).toLatin1()};
}

Result<QList<QUrl>> ghostPlaces(const QUrl &typed)
{
    QUrl place = typed;
    if (place.scheme().isEmpty() || place.host().isEmpty())
        place = net::webAddress(typed.toString()).value_or(QUrl());
    // Who typed "http://" by habit means the same place; nothing is sent without protection.
    if (place.scheme() == QLatin1StringView("http") && !net::isLoopbackHost(place.host()))
        place.setScheme(QStringLiteral("https"));
    if (auto problem = net::addressProblem(place))
        return fail(std::move(*problem));
    place = place.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    static const QRegularExpression panel(QStringLiteral("/ghost(/.*)?$"));
    QString path = place.path(QUrl::FullyEncoded).remove(panel);
    QList<QUrl> places;
    // A page of the site leads to the site: each folder above it may be where it begins.
    constexpr qsizetype most = 4;
    while (places.size() < most) {
        while (path.endsWith(u'/'))
            path.chop(1);
        place.setPath(path, QUrl::StrictMode);
        places << place;
        if (path.isEmpty())
            break;
        path.truncate(path.lastIndexOf(u'/'));
    }
    return places;
}

QByteArray ghostToken(const GhostCredential &credential, Instant serverNow)
{
    const qint64 issued = serverNow.milliseconds() / 1000 - datedBack;
    return jwt(JwtAlgorithm::Hs256, QByteArray::fromHex(credential.secret),
               {{QStringLiteral("iat"), issued},
                {QStringLiteral("exp"), issued + holdsFor},
                {QStringLiteral("aud"), QStringLiteral("/admin/")}},
               {{QStringLiteral("kid"), credential.keyId}});
}

} // namespace hatstand::networks
