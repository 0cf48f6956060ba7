// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Files on a strict WebDAV server, and what people read when something is wrong with it.
#include "host_fixture.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class TestDavHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileIsPutOnceAndTakenAway()
    {
        const HostFixture f;
        const auto host = f.make(f.webDav());
        const HostedFile file = f.file();
        const auto put = f.put(host, file);
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QCOMPARE(put->address, f.place.url("/public/" + file.name.toLatin1()));
        QVERIFY(!put->wasThere);
        const QByteArray path = "/dav/" + file.name.toLatin1();
        QCOMPARE(f.place.files.value(path).bytes, QByteArray("a picture"));
        QCOMPARE(f.place.files.value(path).type, QByteArray("image/jpeg"));
        const auto again = f.put(host, file);
        QVERIFY(again && again->wasThere);
        QCOMPARE(again->address, put->address);
        QCOMPARE(f.place.count("PUT"), 1);
        QVERIFY(await(host->remove(put->id, {})));
        QVERIFY(f.place.files.isEmpty());
        QVERIFY(await(host->remove(put->id, {}))); // gone is gone
        for (const net::TrafficEntry &entry : f.log.entries())
            QVERIFY(entry.purpose == net::Purpose::UploadMedia || entry.purpose == net::Purpose::RemoveMedia);
    }

    void foldersThatAreMissingAreMade()
    {
        HostFixture f;
        MediaHostSettings settings = f.webDav();
        settings.folder = u"press/B\u00e4ckerei 2026 100%"_s;
        settings.publicAddress = f.place.url("/public/press/B%C3%A4ckerei%202026%20100%25");
        const auto host = f.make(settings);
        const auto put = f.put(host, f.file());
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QVERIFY(f.place.folders.contains("/dav/press/B\xc3\xa4"
                                         "ckerei 2026 100%"));
        QCOMPARE(f.place.count("MKCOL"), 2);
        QVERIFY(f.put(host, f.file("another")));
        QCOMPARE(f.place.count("MKCOL"), 2);
        const auto checked = f.check(host);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
    }

    void whatIsLargeIsStreamedAndTold()
    {
        const HostFixture f;
        const auto host = f.make(f.webDav());
        const HostedFile file = f.file(QByteArray(3'000'000, 'x'), u"video/mp4"_s);
        std::vector<qint64> told;
        const auto put = await(host->put(
            file, [&told](qint64 done, qint64 total) { told.push_back(total == 3'000'000 ? done : -1); },
            {}));
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QVERIFY(put->address.path().endsWith(u".mp4"));
        QVERIFY(told.size() > 1 && std::is_sorted(told.begin(), told.end()));
        QVERIFY(told.front() >= 0);
        QCOMPARE(told.back(), qint64(3'000'000));
        QCOMPARE(f.place.files.begin()->bytes.size(), 3'000'000);
    }

    void stoppedMeansStopped()
    {
        const HostFixture f;
        const auto host = f.make(f.webDav());
        CancelSource source;
        const HostedFile file = f.file(QByteArray(3'000'000, 'x'));
        const auto put = await(host->put(
            file, [&source](qint64, qint64) { source.cancel(); }, source.token()));
        QCOMPARE(put.error().code, ErrorCode::Cancelled);
        QVERIFY(f.place.files.isEmpty());
        // What the line broke off, or was stopped, is put anew.
        QVERIFY(f.put(host, file));
        f.line->close();
        QCOMPARE(f.put(host, file).error().code, ErrorCode::Cancelled);
    }

    void halfAFileIsPutAgain()
    {
        HostFixture f;
        const auto host = f.make(f.webDav());
        f.place.files["/dav/" + f.file().name.toLatin1()] = {"a pic", "image/jpeg"};
        const auto put = f.put(host, f.file());
        QVERIFY(put && !put->wasThere);
        QCOMPARE(f.place.files.begin()->bytes, QByteArray("a picture"));
        f.place.keepsHalf = true;
        const auto half = f.put(host, f.file("another picture"));
        QCOMPARE(half.error().code, ErrorCode::BadAnswer);
        QCOMPARE(f.place.files.size(), 1); // the half was taken away
    }

    void aServerWithoutHeadIsTakenAtItsWord()
    {
        HostFixture f;
        f.place.answersHead = false;
        QVERIFY(f.put(f.make(f.webDav()), f.file()));
        QCOMPARE(f.place.files.size(), 1);
    }

    /// Of what is there, that is: before it is, there is nothing to point to.
    void aServerThatPointsToItsStoreIsTakenAtItsWord()
    {
        HostFixture f;
        f.place.insteadOf = [&f](const SeenRequest &request) -> std::optional<QByteArray> {
            if (request.method != "HEAD" || f.place.files.isEmpty())
                return std::nullopt;
            return HostileServer::answer(302, {}, "text/plain",
                                         "Location: https://store.example/a?sig=b\r\n");
        };
        const auto host = f.make(f.webDav());
        const auto put = f.put(host, f.file());
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QCOMPARE(f.place.files.size(), 1);
        // Once more: it cannot be seen there, so it is put anew.
        QVERIFY(f.put(host, f.file()));
        QCOMPARE(f.place.files.size(), 1);
        QVERIFY(await(host->remove(put->id, {})));
        QVERIFY(f.place.files.isEmpty());
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *method, const QByteArray &answer, ErrorCode code,
                            const QString &says) {
            QTest::newRow(name) << QByteArray(method) << answer << code << says;
        };
        row("may not write", "PUT", FileHost::refusal(403), ErrorCode::Refused, u"lets nobody write"_s);
        row("a web page", "PUT", FileHost::refusal(405), ErrorCode::Refused, u"takes no files"_s);
        row("too large", "PUT", FileHost::refusal(413), ErrorCode::TooLarge, u"too large"_s);
        row("full", "PUT", FileHost::refusal(507), ErrorCode::Refused, u"no room left"_s);
        row("in use", "PUT", FileHost::refusal(423), ErrorCode::Conflict, u"in use"_s);
        row("trouble", "PUT", FileHost::refusal(500), ErrorCode::ServerTrouble, u"trouble"_s);
        row("wait", "PUT", HostileServer::answer(429, "Wait", "text/plain", "Retry-After: 30\r\n"),
            ErrorCode::RateLimited, u"asks to wait"_s);
        row("no such place", "PUT", FileHost::refusal(409), ErrorCode::NotFound, u"no such place"_s);
        const QByteArray away = HostileServer::answer(302, {}, "text/plain",
                                                      "Location: https://login.example/in?token=geheim\r\n");
        row("away", "PUT", away, ErrorCode::BadAnswer, u"https://login.example/in"_s);
        row("a broken line", "PUT", {}, ErrorCode::ConnectionLost, u"broke"_s);
        row("a hotel", "PUT", HostileServer::answer(200, "<html>Welcome</html>", "text/html"),
            ErrorCode::BadAnswer, u"does not stand there"_s);
    }
    void refusals()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, answer);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, says);
        HostFixture f;
        f.place.insteadOf = [&](const SeenRequest &request) {
            return request.method == method ? std::optional(answer) : std::nullopt;
        };
        const auto put = f.put(f.make(f.webDav()), f.file());
        QVERIFY(!put);
        const Error &error = put.error();
        QVERIFY2(error.code == code, qPrintable(errorCodeName(error.code) + u' ' + error.sentence()));
        QVERIFY2(error.sentence().contains(says), qPrintable(error.sentence()));
        QVERIFY(!error.sentence().contains(u"geheim"));
        QVERIFY(code == ErrorCode::ConnectionLost || code == ErrorCode::RateLimited ||
                !error.remedy.isEmpty());
    }

    void aWrongPasswordIsSaidBeforeTheFileLeaves()
    {
        const HostFixture f;
        const auto put = f.put(f.make(f.webDav(), "geheim"), f.file());
        QCOMPARE(put.error().code, ErrorCode::SignInNeeded);
        QCOMPARE(put.error().httpStatus, 401);
        QVERIFY(put.error().remedy.contains(u"app password"));
        QCOMPARE(f.place.count("PUT"), 0);
        QVERIFY(!put.error().sentence().contains(u"geheim"));
    }

    void aFolderThatMayNotBeMade()
    {
        HostFixture f;
        MediaHostSettings settings = f.webDav();
        settings.folder = u"press"_s;
        f.place.insteadOf = [](const SeenRequest &request) {
            return request.method == "MKCOL" ? std::optional(FileHost::refusal(507)) : std::nullopt;
        };
        QCOMPARE(f.put(f.make(settings), f.file()).error().httpStatus, 507);
        settings.address = f.place.url("/dav/wrong");
        f.place.insteadOf = nullptr;
        QCOMPARE(f.put(f.make(settings), f.file()).error().code, ErrorCode::NotFound);
    }

    void aFileThatVanishesOrShrinksIsNotSent()
    {
        HostFixture f;
        const auto host = f.make(f.webDav());
        const HostedFile file = f.file();
        f.place.insteadOf = [&file](const SeenRequest &request) -> std::optional<QByteArray> {
            if (request.method == "HEAD")
                QFile::remove(file.path);
            return std::nullopt;
        };
        QCOMPARE(f.put(host, file).error().code, ErrorCode::InvalidInput);
        const HostedFile shrinking = f.file("a picture");
        f.place.insteadOf = [&shrinking](const SeenRequest &request) -> std::optional<QByteArray> {
            if (request.method == "HEAD" && !writeFile(shrinking.path, "a pic"))
                qFatal("The file cannot be written.");
            return std::nullopt;
        };
        QVERIFY(!f.put(host, shrinking));
        QVERIFY(f.place.files.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDavHost)
#include "tst_dav_host.moc"
