// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_status.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::net;
using namespace std::chrono_literals;

class TestHttpStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codes_data();
    void codes();
    void datesInAllForms_data();
    void datesInAllForms();
    void datesThatAreNone();
    void everyDateIsReadBack();
    void pauses_data();
    void pauses();
    void theServersOwnWordsAreKept();
    void pagesAreRecognised_data();
    void pagesAreRecognised();
};

namespace
{
const Instant now = Instant::fromMilliseconds(1'795'088'520'000); // 2026-11-19T11:42:00Z

HttpResponse answer(int status, QList<HttpHeader> headers = {}, QByteArray body = {})
{
    HttpResponse response;
    response.status = status;
    response.headers = std::move(headers);
    response.body = std::move(body);
    response.receivedAt = now;
    return response;
}
} // namespace

void TestHttpStatus::codes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](int status, ErrorCode code) { QTest::addRow("%d", status) << status << code; };
    row(302, ErrorCode::BadAnswer);
    row(400, ErrorCode::Refused);
    row(401, ErrorCode::SignInNeeded);
    row(403, ErrorCode::Refused);
    row(404, ErrorCode::NotFound);
    row(408, ErrorCode::TimedOut);
    row(409, ErrorCode::Conflict);
    row(410, ErrorCode::NotFound);
    row(413, ErrorCode::TooLarge);
    row(422, ErrorCode::Refused);
    row(429, ErrorCode::RateLimited);
    row(500, ErrorCode::ServerTrouble);
    row(503, ErrorCode::ServerTrouble);
    row(599, ErrorCode::ServerTrouble);
    row(700, ErrorCode::BadAnswer);
}

void TestHttpStatus::codes()
{
    QFETCH(int, status);
    QFETCH(ErrorCode, code);
    const Error error = errorFromStatus(answer(status), QStringLiteral("Bluesky"));
    QCOMPARE(error.code, code);
    QCOMPARE(error.httpStatus, status);
    QVERIFY(error.what.contains(QStringLiteral("Bluesky")));
    if (status == 503) { // what stands before a server asks to wait also when the server had done it
        const Error later = errorFromStatus(answer(503, {{"Retry-After", "5"}}), QStringLiteral("x"));
        QCOMPARE(later.code, ErrorCode::ServerTrouble);
        QCOMPARE(later.retryAfter, Milliseconds(5000));
    }
}

void TestHttpStatus::datesInAllForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("usual") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT");
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994");
    QTest::newRow("spaces around") << QByteArray("  Sun, 06 Nov 1994 08:49:37 GMT ");
}

void TestHttpStatus::datesInAllForms()
{
    QFETCH(QByteArray, text);
    QCOMPARE(parseHttpDate(text), std::optional(Instant::fromMilliseconds(784'111'777'000)));
}

void TestHttpStatus::datesThatAreNone()
{
    for (const char *text : {"", "tomorrow", "Sun, 31 Feb 2026 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "1794"})
        QVERIFY2(!parseHttpDate(text), text);
}

void TestHttpStatus::everyDateIsReadBack()
{
    const bool passed = rc::check("an HTTP date is read as the second that was written", [] {
        const auto seconds = *rc::gen::inRange<qint64>(0, 4'102'444'800);
        const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
        const QByteArray text =
            QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
        RC_ASSERT(parseHttpDate(text) == std::optional(Instant::fromMilliseconds(seconds * 1000)));
    });
    QVERIFY(passed);
}

void TestHttpStatus::pauses_data()
{
    QTest::addColumn<QList<HttpHeader>>("headers");
    QTest::addColumn<qint64>("milliseconds"); // -1: says nothing
    const auto row = [](const char *name, const QList<HttpHeader> &headers, qint64 expected) {
        QTest::newRow(name) << headers << expected;
    };
    row("nothing", {}, -1);
    row("seconds", {{"Retry-After", "120"}}, 120'000);
    row("zero", {{"retry-after", "0"}}, 0);
    row("negative", {{"Retry-After", "-5"}}, -1);
    row("a fraction", {{"Retry-After", "1.5"}}, -1);
    row("a year", {{"Retry-After", "31536000"}}, 86'400'000);
    row("overflow", {{"Retry-After", "99999999999999999999999"}}, -1);
    row("a date", {{"Retry-After", "Thu, 19 Nov 2026 11:43:30 GMT"}}, 90'000);
    row("a date that has passed", {{"Retry-After", "Thu, 19 Nov 2026 11:00:00 GMT"}}, 0);
    row("a date by the server's clock",
        {{"Retry-After", "Thu, 19 Nov 2026 13:00:10 GMT"}, {"Date", "Thu, 19 Nov 2026 13:00:00 GMT"}},
        10'000);
    row("RateLimit-Reset in seconds", {{"RateLimit-Reset", "30"}}, 30'000);
    row("RateLimit-Reset as a time", {{"ratelimit-reset", "1795088550"}}, 30'000);
    row("Retry-After first", {{"RateLimit-Reset", "30"}, {"Retry-After", "5"}}, 5'000);
    row("nonsense", {{"Retry-After", "soon"}}, -1);
}

void TestHttpStatus::pauses()
{
    QFETCH(QList<HttpHeader>, headers);
    QFETCH(qint64, milliseconds);
    const auto pause = retryAfter(answer(429, headers));
    QCOMPARE(pause ? pause->count() : -1, milliseconds);
    QCOMPARE(errorFromStatus(answer(429, headers), QStringLiteral("x")).retryAfter, pause);
}

void TestHttpStatus::theServersOwnWordsAreKept()
{
    const Error error =
        errorFromStatus(answer(400), QStringLiteral("Bluesky"), QStringLiteral("Text is too long"));
    QVERIFY(error.why.contains(QStringLiteral("Text is too long")));
    QVERIFY(!error.isTransient());
}

void TestHttpStatus::pagesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("html");
    QTest::newRow("page") << QByteArray("\n <!doctype HTML>") << QByteArray("application/json") << true;
    QTest::newRow("bare") << QByteArray("<HTML lang=en>") << QByteArray() << true;
    QTest::newRow("said") << QByteArray("<p>x") << QByteArray("text/html; charset=utf-8") << true;
    QTest::newRow("json") << QByteArray(R"({"a":"<html>"})") << QByteArray("text/html") << false;
    QTest::newRow("xml") << QByteArray(R"(<?xml version="1.0"?><rss>)") << QByteArray("text/xml") << false;
    QTest::newRow("empty") << QByteArray() << QByteArray("text/html") << false;
}

void TestHttpStatus::pagesAreRecognised()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(bool, html);
    QCOMPARE(looksLikeHtml(answer(200, {{"Content-Type", type}}, body)), html);
}

QTEST_GUILESS_MAIN(TestHttpStatus)
#include "test_http_status.moc"
