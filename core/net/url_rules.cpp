// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

namespace hatstand::net
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::net)
};

int defaultPort(const QUrl &url)
{
    return url.scheme() == QLatin1StringView("https") ? 443 : 80;
}
} // namespace

bool isLoopbackHost(const QString &host)
{
    if (host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

QString hostLabel(const QUrl &url)
{
    const QString host = url.host().toLower();
    const int usual = defaultPort(url);
    const int port = url.port(usual);
    return port == usual ? host : host + u':' + QString::number(port);
}

std::optional<QUrl> webAddress(const QString &typed)
{
    // What is followed by a number is a host with its port.
    static const QRegularExpression scheme(QStringLiteral("\\A[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])"));
    QString text = typed.trimmed();
    if (!scheme.match(text).hasMatch())
        text.prepend(QLatin1StringView("https://"));
    QUrl url(text, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    return url;
}

std::optional<Error> addressProblem(const QUrl &url)
{
    const auto invalid = [](const QString &why) {
        return Error{ErrorCode::InvalidInput,
                     Words::tr("This address cannot be used."),
                     why,
                     Words::tr("Check the address."),
                     {}};
    };
    if (!url.isValid() || url.host().isEmpty())
        return invalid(Words::tr("It has no host."));
    if (!url.userInfo().isEmpty())
        return invalid(Words::tr("It has a name or password in it."));
    if (url.scheme() == QLatin1StringView("https"))
        return std::nullopt;
    if (url.scheme() != QLatin1StringView("http"))
        return invalid(Words::tr("It must begin with https://."));
    if (isLoopbackHost(url.host()))
        return std::nullopt;
    return Error{ErrorCode::InsecureConnection,
                 Words::tr("Nothing was sent to %1.").arg(url.host()),
                 Words::tr("The address begins with http://, so that anyone on the way could read along."),
                 Words::tr("Use the address that begins with https://."),
                 {}};
}

} // namespace hatstand::net
