// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/host_errors.h"

#include "net/http_status.h"
#include "net/url_rules.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr int insufficientStorage = 507;
constexpr int locked = 423;

/// What has words of its own; an empty `what` for the rest.
Error known(int status, const QString &host)
{
    switch (status) {
    case 401:
        return {ErrorCode::SignInNeeded,
                Words::tr("%1 does not accept the sign-in.").arg(host),
                Words::tr("The name or the password is wrong, or was withdrawn."),
                Words::tr("Type both again. Where you sign in with a second factor, make an app password."),
                {}};
    case 403:
        return {ErrorCode::Refused,
                Words::tr("%1 lets nobody write there with this sign-in.").arg(host),
                Words::tr("The name may not write to that folder."),
                Words::tr("Choose another folder, or give the name the right to write."),
                {}};
    case 404:
    case 410:
        return {ErrorCode::NotFound,
                Words::tr("There is no such place on %1.").arg(host),
                Words::tr("The address leads to nothing."),
                Words::tr("Check the address, letter by letter."),
                {}};
    case 405:
    case 501:
        return {ErrorCode::Refused,
                Words::tr("%1 takes no files at this address.").arg(host),
                Words::tr("It is the address of a web page, not of a place for files."),
                Words::tr("Look up the address for programs in the settings of the host."),
                {}};
    case 413:
        return {ErrorCode::TooLarge,
                Words::tr("%1 says that the file is too large.").arg(host),
                {},
                Words::tr("Make it smaller, or ask the host to take larger files."),
                {}};
    case locked:
        return {ErrorCode::Conflict,
                Words::tr("%1 says that the file is in use there.").arg(host),
                {},
                Words::tr("Try again in a few minutes."),
                {}};
    case insufficientStorage:
        return {ErrorCode::Refused,
                Words::tr("There is no room left on %1.").arg(host),
                Words::tr("The space that you have there is used up."),
                Words::tr("Delete something there, or take more space."),
                {}};
    default:
        return {};
    }
}
} // namespace

Error hostError(const net::HttpResponse &response, const QString &serverWords)
{
    const QString host = net::hostLabel(response.finalUrl);
    Error error = known(response.status, host);
    if (error.what.isEmpty() && response.status >= 300 && response.status < 400) {
        const QUrl target = response.finalUrl.resolved(
            QUrl::fromEncoded(response.header(QByteArrayLiteral("Location")), QUrl::StrictMode));
        error = {ErrorCode::BadAnswer,
                 Words::tr("%1 points to another address.").arg(host),
                 Words::tr("The password was not sent there: %1.")
                     .arg(target.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery).toString()),
                 Words::tr("Enter that address, if it is the right one. If it is a page for signing in, look "
                           "up the address for programs."),
                 {}};
    }
    if (error.what.isEmpty())
        error = net::errorFromStatus(response, host, serverWords);
    else if (!serverWords.isEmpty())
        error.why = Words::tr("%1 says: \"%2\"").arg(host, serverWords);
    error.httpStatus = response.status;
    if (error.detail.isEmpty())
        error.detail = QStringLiteral("HTTP %1").arg(response.status);
    return error;
}

Error puttingStopped()
{
    Error stopped{ErrorCode::Cancelled, Words::tr("It was stopped."), {}, {}, {}};
    stopped.detail = QStringLiteral("unsent");
    return stopped;
}

Error notKept(const QUrl &address)
{
    return {ErrorCode::BadAnswer,
            Words::tr("%1 took the file, but it does not stand there.").arg(net::hostLabel(address)),
            Words::tr("Something on the way may have answered instead, or the host is full."),
            Words::tr("Check the address. In a hotel or on a train, open a browser first and accept the "
                      "terms of the network."),
            {}};
}

} // namespace hatstand::networks
