// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_status.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace hatstand::net
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::net)
};

constexpr Milliseconds longestPause = std::chrono::hours(24);

Milliseconds clampPause(Milliseconds pause)
{
    return std::clamp(pause, Milliseconds(0), longestPause);
}

/// Digits only, and not so many that they overflow.
std::optional<qint64> parseSeconds(const QByteArray &text)
{
    if (text.isEmpty() || text.size() > 15 ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return text.toLongLong();
}

std::optional<int> monthNumber(const QString &name)
{
    static constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&name](const char *month) { return name == QLatin1StringView(month); });
    if (found == names.end())
        return std::nullopt;
    return static_cast<int>(found - names.begin()) + 1;
}

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::SignInNeeded;
    case 404:
    case 410:
        return ErrorCode::NotFound;
    case 408:
        return ErrorCode::TimedOut;
    case 409:
        return ErrorCode::Conflict;
    case 413:
        return ErrorCode::TooLarge;
    case 429:
        return ErrorCode::RateLimited;
    default:
        break;
    }
    if (status >= 500 && status < 600)
        return ErrorCode::ServerTrouble;
    return status >= 400 && status < 500 ? ErrorCode::Refused : ErrorCode::BadAnswer;
}

struct Phrases
{
    QString what;
    QString why;
    QString remedy;
};

Phrases phrasesOf(ErrorCode code, const QString &service)
{
    switch (code) {
    case ErrorCode::SignInNeeded:
        return {Words::tr("%1 wants you to sign in again.").arg(service),
                Words::tr("The sign-in is wrong, has run out or was withdrawn."),
                Words::tr("Sign in again.")};
    case ErrorCode::NotFound:
        return {Words::tr("%1 does not have this.").arg(service),
                Words::tr("It was deleted, or it never was there."),
                {}};
    case ErrorCode::TimedOut:
        return {Words::tr("%1 gave up waiting.").arg(service), Words::tr("The line may be too slow."),
                Words::tr("Try again later.")};
    case ErrorCode::Conflict:
        return {Words::tr("%1 says that this clashes with something that is there already.").arg(service),
                {},
                {}};
    case ErrorCode::TooLarge:
        return {Words::tr("%1 says that this is too large.").arg(service),
                {},
                Words::tr("Make it smaller and send it again.")};
    case ErrorCode::RateLimited:
        return {Words::tr("%1 asks to wait.").arg(service),
                Words::tr("It was asked too often in a short time."),
                {}};
    case ErrorCode::ServerTrouble:
        return {Words::tr("%1 has trouble of its own.").arg(service), {}, Words::tr("Try again later.")};
    case ErrorCode::Refused:
        return {Words::tr("%1 said no.").arg(service), {}, {}};
    default:
        return {Words::tr("%1 gave an answer that makes no sense here.").arg(service),
                {},
                Words::tr("Check the address of the server.")};
    }
}
} // namespace

std::optional<Instant> parseHttpDate(const QByteArray &text)
{
    // "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"
    static const QRegularExpression usual(QStringLiteral(
        "^[A-Z][a-z]+, (\\d{2})[ -]([A-Z][a-z]{2})[ -](\\d{4}|\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$"));
    static const QRegularExpression old(
        QStringLiteral("^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \\d]\\d) (\\d{2}):(\\d{2}):(\\d{2}) (\\d{4})$"));
    const QString written = QString::fromLatin1(text.trimmed());
    int day = 0;
    int year = 0;
    QString monthName;
    int timeAt = 0;
    auto match = usual.match(written);
    if (match.hasMatch()) {
        day = match.captured(1).toInt();
        monthName = match.captured(2);
        year = match.captured(3).toInt();
        // Two digits (RFC 850): 70 to 99 are of the last century.
        if (match.capturedLength(3) == 2)
            year += year >= 70 ? 1900 : 2000;
        timeAt = 4;
    } else {
        match = old.match(written);
        if (!match.hasMatch())
            return std::nullopt;
        monthName = match.captured(1);
        day = match.captured(2).trimmed().toInt();
        year = match.captured(6).toInt();
        timeAt = 3;
    }
    const auto month = monthNumber(monthName);
    if (!month)
        return std::nullopt;
    // A leap second counts as the second before it.
    const QTime time(match.captured(timeAt).toInt(), match.captured(timeAt + 1).toInt(),
                     std::min(match.captured(timeAt + 2).toInt(), 59));
    const QDate date(year, *month, day);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return Instant::fromDateTime(QDateTime(date, time, Qt::UTC));
}

std::optional<Milliseconds> retryAfter(const HttpResponse &response)
{
    const QByteArray value = response.header(QByteArrayLiteral("Retry-After")).trimmed();
    if (const auto seconds = parseSeconds(value))
        return clampPause(std::chrono::seconds(*seconds));
    // The server's own clock, where it tells it: ours may be wrong by hours.
    const Instant serverNow =
        parseHttpDate(response.header(QByteArrayLiteral("Date"))).value_or(response.receivedAt);
    if (const auto date = parseHttpDate(value))
        return clampPause(*date - serverNow);
    const auto reset = parseSeconds(response.header(QByteArrayLiteral("RateLimit-Reset")).trimmed());
    if (!reset)
        return std::nullopt;
    // Seconds to go by the standard's draft; a Unix time at servers that never followed it.
    constexpr qint64 year2001 = 1'000'000'000;
    if (*reset < year2001)
        return clampPause(std::chrono::seconds(*reset));
    return clampPause(Instant::fromMilliseconds(*reset * 1000) - serverNow);
}

Error errorFromStatus(const HttpResponse &response, const QString &service, const QString &serverWords)
{
    const auto pause = retryAfter(response);
    // A 503 that asks to wait is trouble all the same: what stands before a server says so too when the
    // server had done what was asked and its answer was lost (RFC 9110, 10.2.3 promises nothing else).
    const ErrorCode code = codeOf(response.status);
    Phrases phrases = phrasesOf(code, service);
    if (!serverWords.isEmpty()) {
        //: %2 is what the server itself said, in its own language.
        phrases.why = Words::tr("%1 says: \"%2\"").arg(service, serverWords);
    }
    Error error{code, phrases.what, phrases.why, phrases.remedy,
                QStringLiteral("HTTP %1").arg(response.status)};
    error.httpStatus = response.status;
    if (code == ErrorCode::RateLimited || code == ErrorCode::ServerTrouble)
        error.retryAfter = pause;
    return error;
}

bool looksLikeHtml(const HttpResponse &response)
{
    const QByteArray start = response.body.left(512).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html") ||
           (start.startsWith('<') &&
            response.header(QByteArrayLiteral("Content-Type")).toLower().startsWith("text/html"));
}

} // namespace hatstand::net
