// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/ghost/ghost_errors.h"

#include "net/http_status.h"
#include "net/json.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr Milliseconds maintenancePause = std::chrono::minutes(1);

QString service()
{
    return QStringLiteral("Ghost");
}

/// The first of the errors that Ghost tells; empty: it is not Ghost that speaks.
QJsonObject toldError(const net::HttpResponse &response)
{
    const auto body = net::parseJsonObject(response.body, {256LL * 1024, 20});
    return body ? body->value(QLatin1StringView("errors")).toArray().first().toObject() : QJsonObject();
}

/// The closer of its two explanations.
QString wordsOf(const QJsonObject &told)
{
    const QString context = told[QLatin1StringView("context")].toString().simplified();
    const QString words =
        context.isEmpty() ? told[QLatin1StringView("message")].toString().simplified() : context;
    constexpr qsizetype longest = 300;
    return words.size() > longest ? words.left(longest - 1) + QChar(0x2026) : words;
}

Error refusedKey(const QString &code, const QString &words, const QString &clockTrouble)
{
    Error error{ErrorCode::SignInNeeded, Words::tr("Ghost does not accept this Admin API key."),
                Words::tr("Ghost says: \"%1\"").arg(words),
                Words::tr("Sign in again with the key of an integration that is there."),
                QStringLiteral("HTTP 401 ") + code};
    if (code == QLatin1StringView("UNKNOWN_ADMIN_API_KEY"))
        error.why = Words::tr("The key is of another site, or its integration was deleted there.");
    else if (!clockTrouble.isEmpty())
        error.why += u' ' + clockTrouble;
    error.httpStatus = 401;
    return error;
}
} // namespace

Error strangeGhostAnswer(const net::HttpResponse &response)
{
    Error error{ErrorCode::BadAnswer, Words::tr("There was an answer, but not from Ghost."),
                Words::tr("Something on the way answered instead, or the server is broken."),
                Words::tr("Check the address of the site, and whether the Internet works here."),
                QStringLiteral("HTTP %1").arg(response.status)};
    if (response.status >= 300 && response.status < 400) {
        error.why = Words::tr("The address leads to another one now.");
        error.remedy = Words::tr("Sign in again with the address that the site has now.");
    }
    error.httpStatus = response.status;
    return error;
}

Error ghostError(const net::HttpResponse &response, const QString &clockTrouble)
{
    const QJsonObject told = toldError(response);
    const QString type = told[QLatin1StringView("type")].toString();
    const QString code = told[QLatin1StringView("code")].toString();
    const QString words = wordsOf(told);
    if (type == QLatin1StringView("MaintenanceError")) {
        // It does nothing at all until it is ready.
        Error error{ErrorCode::RateLimited, Words::tr("This Ghost is being updated."),
                    Words::tr("It takes nothing until that is done."),
                    Words::tr("It is tried again in a moment."),
                    QStringLiteral("HTTP %1 MaintenanceError").arg(response.status)};
        error.retryAfter = net::retryAfter(response).value_or(maintenancePause);
        error.httpStatus = response.status;
        return error;
    }
    Error error = net::errorFromStatus(response, service(), words);
    switch (error.code) {
    case ErrorCode::RateLimited:
    case ErrorCode::ServerTrouble:
    case ErrorCode::TimedOut:
    case ErrorCode::TooLarge:
        return error;
    default:
        break;
    }
    if (told.isEmpty())
        return strangeGhostAnswer(response);
    if (response.status == 401 || code == QLatin1StringView("INVALID_JWT"))
        return refusedKey(code, words, clockTrouble);
    if (response.status == 404 && type == QLatin1StringView("NotFoundError"))
        return error;
    if (response.status == 409 && code == QLatin1StringView("UPDATE_COLLISION")) {
        error.what = Words::tr("Somebody is changing this post in Ghost.");
        error.why = Words::tr("It was changed there at the same moment.");
        error.remedy = Words::tr("Look at it there, then do this again.");
        return error;
    }
    error.code = ErrorCode::Refused;
    error.detail += u' ' + type;
    return error;
}

} // namespace hatstand::networks
