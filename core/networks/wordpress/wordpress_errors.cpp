// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_errors.h"

#include "net/http_status.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// WordPress lets the same person comment again after so long (check_comment_flood_db, read 2026-11).
constexpr Milliseconds commentPause{15'000};

QString itSays(const QString &message)
{
    return message.isEmpty() ? QString() : Words::tr("The site says: \"%1\"").arg(message);
}

bool isOneOf(const QString &code, std::initializer_list<QLatin1StringView> codes)
{
    for (const QLatin1StringView one : codes) {
        if (code == one)
            return true;
    }
    return false;
}

bool isMoved(int status)
{
    return status == 301 || status == 308;
}

/// An answer that WordPress has not given: of a firewall before it, of a hotel's network, of another server.
Error strangeAnswer(const net::HttpResponse &response)
{
    return {ErrorCode::BadAnswer,
            Words::tr("There was an answer, but not from WordPress."),
            response.status == 403 || response.status == 406
                ? Words::tr("A firewall before the site may have stopped it.")
                : Words::tr("Something on the way answered instead, or the site is broken."),
            Words::tr("Look at the site in a browser, and whether the Internet works here."),
            {}};
}

/// What has words of its own here; nothing for the rest.
std::optional<Error> knownError(const QString &code, int status)
{
    // A password that is wrong or withdrawn makes one a stranger, who may do nothing.
    const bool isStranger = status == 401 && code.startsWith(QLatin1StringView("rest_cannot_"));
    if (isStranger ||
        isOneOf(code, {QLatin1StringView("incorrect_password"), QLatin1StringView("invalid_username"),
                       QLatin1StringView("invalid_email"), QLatin1StringView("rest_not_logged_in")})) {
        return Error{
            ErrorCode::SignInNeeded,
            Words::tr("The site does not accept the sign-in."),
            {},
            Words::tr("Check the user name and the application password, or make a new one on the site "
                      "under Users, Profile."),
            {}};
    }
    if (code.startsWith(QLatin1StringView("application_passwords_disabled"))) {
        return Error{ErrorCode::SignInNeeded,
                     Words::tr("Application passwords are switched off on this site."),
                     Words::tr("A security plugin, the host or the owner has done that."),
                     Words::tr("Ask the owner of the site to switch them on."),
                     {}};
    }
    if (isOneOf(code, {QLatin1StringView("rest_upload_file_too_big"),
                       QLatin1StringView("rest_upload_limited_space")})) {
        return Error{ErrorCode::TooLarge,
                     Words::tr("The site says that the file is too large."),
                     {},
                     Words::tr("Make it smaller and send it again."),
                     {}};
    }
    if (isOneOf(code,
                {QLatin1StringView("rest_upload_sideload_error"),
                 QLatin1StringView("rest_upload_unknown_error"), QLatin1StringView("rest_upload_no_data"),
                 QLatin1StringView("rest_upload_hash_mismatch")})) {
        return Error{
            ErrorCode::Refused,
            Words::tr("The site did not take the file."),
            {},
            Words::tr(
                "Replace it by a JPEG or PNG picture, or ask the owner of the site which files it takes."),
            {}};
    }
    if (isOneOf(code, {QLatin1StringView("rest_cannot_create"), QLatin1StringView("rest_cannot_publish"),
                       QLatin1StringView("rest_cannot_edit"), QLatin1StringView("rest_cannot_delete")})) {
        return Error{ErrorCode::Refused,
                     Words::tr("This user may not do that on the site."),
                     {},
                     Words::tr("Ask the owner of the site for the role of an author or editor."),
                     {}};
    }
    if (isOneOf(code, {QLatin1StringView("rest_disabled"), QLatin1StringView("rest_login_required"),
                       QLatin1StringView("rest_no_route")})) {
        return Error{ErrorCode::Refused,
                     Words::tr("The site has switched off its interface for programs."),
                     {},
                     Words::tr("Ask the owner of the site to let the REST API through."),
                     {}};
    }
    return std::nullopt;
}
} // namespace

QString wordPressName()
{
    return QStringLiteral("WordPress");
}

QString plainServerWords(QString words)
{
    static const QRegularExpression tag(QStringLiteral("<[^<>]*>"));
    return words.remove(tag).simplified();
}

Error stoppedTalking()
{
    Error stopped{ErrorCode::Cancelled, Words::tr("Talking to the site was stopped."), {}, {}, {}};
    stopped.detail = QStringLiteral("unsent");
    return stopped;
}

Error wordPressError(const net::HttpResponse &response, const QString &code, const QString &message)
{
    Error error = net::errorFromStatus(response, wordPressName(), message);
    const auto finished = [&](Error one) {
        one.httpStatus = response.status;
        one.detail = QStringLiteral("HTTP %1 %2").arg(response.status).arg(code);
        return one;
    };
    if (isMoved(response.status)) {
        return finished({ErrorCode::SignInNeeded,
                         Words::tr("The site has moved to another address."),
                         {},
                         Words::tr("Sign in again with its new address."),
                         {}});
    }
    if (code == QLatin1StringView("comment_flood")) {
        error.code = ErrorCode::RateLimited;
        if (!error.retryAfter)
            error.retryAfter = commentPause;
        return finished(error);
    }
    if (auto known = knownError(code, response.status)) {
        if (known->code != ErrorCode::SignInNeeded || known->why.isEmpty())
            known->why = message.isEmpty() ? known->why : itSays(message);
        return finished(*known);
    }
    switch (error.code) {
    case ErrorCode::RateLimited:
    case ErrorCode::TooLarge:
    case ErrorCode::TimedOut:
        return error;
    case ErrorCode::ServerTrouble:
        return finished(error);
    default:
        break;
    }
    if (code.isEmpty())
        return finished(strangeAnswer(response));
    // Whoever has no rights of any kind is told 401, whatever it is about.
    if (error.code != ErrorCode::SignInNeeded && error.code != ErrorCode::NotFound)
        error.code = ErrorCode::Refused;
    return finished(error);
}

} // namespace hatstand::networks
