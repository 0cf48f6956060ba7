// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Files in a bucket of a service that checks every signature.
#include "host_fixture.h"
#include "networks/media_host/aws_signature.h"
#include "support/fake_http.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
QByteArray xmlRefusal(int status, const QByteArray &code)
{
    return HostileServer::answer(
        status, "<Error><Code>" + code + "</Code><Message>It is " + code + ".</Message></Error>",
        "application/xml");
}
} // namespace

class TestS3Host : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileIsPutOnceAndTakenAway()
    {
        HostFixture f;
        MediaHostSettings settings = f.s3();
        settings.folder = u"B\u00e4ckerei 2026+a"_s;
        const auto host = f.make(settings);
        const HostedFile file = f.file(QByteArray(500'000, 'x'));
        for (const bool hidesMissing : {false, true}) {
            f.place.hidesMissing = hidesMissing;
            const auto put = f.put(host, file);
            QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
            QVERIFY(!put->wasThere);
            QCOMPARE(f.place.files.begin()->bytes.size(), 500'000);
            QCOMPARE(f.place.files.begin()->type, QByteArray("image/jpeg"));
            QCOMPARE(put->address.path(), u"/s3/pictures/B\u00e4ckerei 2026+a/"_s + file.name);
            const int sent = f.place.count("PUT");
            QVERIFY(f.put(host, file)->wasThere);
            QCOMPARE(f.place.count("PUT"), sent);
            const auto checked = f.check(host);
            QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
            QVERIFY(await(host->remove(put->id, {})));
            QVERIFY(f.place.files.isEmpty());
            QVERIFY(await(host->remove(put->id, {})));
        }
        QVERIFY(!f.place.strangerHadCredentials);
    }

    void theBucketMayStandBeforeTheHost()
    {
        FakeHttp http;
        const FakeClock clock;
        MediaHostSettings settings;
        settings.kind = MediaHostKind::S3;
        settings.address = QUrl(u"https://s3.example.org:8443"_s);
        settings.bucket = u"pictures"_s;
        settings.bucketInHost = true;
        settings.folder = u"press"_s;
        settings.region = u"eu"_s;
        settings.name = u"AKIDEXAMPLE"_s;
        settings.publicAddress = QUrl(u"https://files.example.org/p"_s);
        const auto line = std::make_shared<HostLine>(http);
        const auto host = makeMediaHost(settings, u"secret"_s, clock, line);
        http.answer(404, QByteArray());
        http.answer(200, QByteArray());
        http.answers.back()->headers << net::HttpHeader{"ETag", "\"mark\""};
        const HostFixture files;
        const HostedFile file = files.file();
        const auto put = await(host->put(file, {}, {}));
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QCOMPARE(put->address.toString(), u"https://files.example.org/p/"_s + file.name);
        QCOMPARE(http.requests.back().url.toString(),
                 u"https://pictures.s3.example.org:8443/press/"_s + file.name);
        QCOMPARE(http.requests.back().body.pieces().front().filePath, file.path);
        QVERIFY(http.requests.back().redirects == net::Redirects::Never);
    }

    void anAddressOfNumbersIsSignedAsItIsSent_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("IPv4") << u"http://127.0.0.1:9000"_s << QByteArray("127.0.0.1:9000");
        QTest::newRow("IPv6") << u"http://[::1]:9000"_s << QByteArray("[::1]:9000");
        QTest::newRow("IPv6 at the usual port") << u"https://[2001:db8::1]"_s << QByteArray("[2001:db8::1]");
        QTest::newRow("a name") << u"https://s3.example.org"_s << QByteArray("s3.example.org");
    }
    void anAddressOfNumbersIsSignedAsItIsSent()
    {
        QFETCH(const QString, address);
        QFETCH(const QByteArray, host);
        FakeHttp http;
        const FakeClock clock;
        MediaHostSettings settings;
        settings.kind = MediaHostKind::S3;
        settings.address = QUrl(address);
        settings.bucket = u"pictures"_s;
        settings.region = u"eu"_s;
        settings.name = u"AKIDEXAMPLE"_s;
        const auto place = makeMediaHost(settings, u"secret"_s, clock, std::make_shared<HostLine>(http));
        http.answer(204, QByteArray());
        QVERIFY(await(place->remove(u"a.jpg"_s, {})));
        const net::HttpRequest &sent = http.requests.back();
        const auto header = [&sent](const char *name) {
            const auto found =
                std::find_if(sent.headers.begin(), sent.headers.end(), [name](const net::HttpHeader &one) {
                    return one.name.compare(name, Qt::CaseInsensitive) == 0;
                });
            return found == sent.headers.end() ? QByteArray() : found->value;
        };
        const AwsSigned signedOne{"DELETE",
                                  sent.url,
                                  {{"x-amz-content-sha256", header("x-amz-content-sha256")},
                                   {"x-amz-date", header("x-amz-date")},
                                   {"host", host}},
                                  header("x-amz-content-sha256")};
        const AwsKey key{u"AKIDEXAMPLE"_s, u"secret"_s, u"eu"_s};
        QCOMPARE(header("Authorization"), awsAuthorization(signedOne, key, clock.now()));
    }

    void whatTheServiceRefuses_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const QByteArray &answer, const char *name, ErrorCode code, const QString &says) {
            QTest::newRow(name) << answer << code << says;
        };
        row(xmlRefusal(403, "AccessDenied"), "may not", ErrorCode::Refused, u"It is AccessDenied."_s);
        row(xmlRefusal(507, "QuotaExceeded"), "full", ErrorCode::Refused, u"no room left"_s);
        row(xmlRefusal(400, "EntityTooLarge"), "strange", ErrorCode::Refused, u"EntityTooLarge"_s);
        row(xmlRefusal(503, "SlowDown"), "slow down", ErrorCode::RateLimited, u"asks to wait"_s);
        row(xmlRefusal(500, "InternalError"), "trouble", ErrorCode::ServerTrouble, u"trouble"_s);
        row(xmlRefusal(301, "PermanentRedirect"), "elsewhere", ErrorCode::InvalidInput, u"another region"_s);
        row(HostileServer::answer(403, "<Error><Code>Access", "application/xml"), "half an answer",
            ErrorCode::Refused, u"lets nobody write"_s);
        row(HostileServer::answer(200, "<html>Welcome</html>", "text/html"), "a hotel", ErrorCode::BadAnswer,
            u"does not stand there"_s);
        row({}, "a broken line", ErrorCode::ConnectionLost, u"broke"_s);
    }
    void whatTheServiceRefuses()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, says);
        HostFixture f;
        f.place.insteadOf = [&](const SeenRequest &request) {
            return request.method == "PUT" ? std::optional(answer) : std::nullopt;
        };
        const auto put = f.put(f.make(f.s3()), f.file());
        QVERIFY(!put);
        QVERIFY2(put.error().code == code,
                 qPrintable(errorCodeName(put.error().code) + u' ' + put.error().sentence()));
        QVERIFY2(put.error().sentence().contains(says), qPrintable(put.error().sentence()));
    }

    void whatWasTypedWrong()
    {
        HostFixture f;
        const auto failure = [&f](const MediaHostSettings &settings, const char *secret = nullptr) {
            const auto put = f.put(f.make(settings, secret), f.file());
            return put ? Error() : put.error();
        };
        QCOMPARE(failure(f.s3(), "another").code, ErrorCode::SignInNeeded);
        MediaHostSettings settings = f.s3();
        settings.name = u"AKIDOTHER"_s;
        QCOMPARE(failure(settings).code, ErrorCode::SignInNeeded);
        settings = f.s3();
        settings.region = u"us-east-1"_s;
        const Error region = failure(settings);
        QCOMPARE(region.code, ErrorCode::InvalidInput);
        QVERIFY2(region.why.contains(u"eu-central-1"), qPrintable(region.sentence()));
        settings = f.s3();
        settings.bucket = u"other"_s;
        const Error bucket = failure(settings);
        QCOMPARE(bucket.code, ErrorCode::NotFound);
        QVERIFY(bucket.what.contains(u"\"other\""));
        QVERIFY(f.place.files.isEmpty());
        f.place.now = "20261119T130000Z";
        QVERIFY(failure(f.s3()).what.contains(u"clock"));
    }

    void aFileThatChangesMeanwhileIsRefusedByTheService()
    {
        HostFixture f;
        const HostedFile file = f.file("a picture");
        f.place.insteadOf = [&file](const SeenRequest &request) -> std::optional<QByteArray> {
            if (request.method == "HEAD" && !writeFile(file.path, "another!!"))
                qFatal("The file cannot be written.");
            return std::nullopt;
        };
        const auto put = f.put(f.make(f.s3()), file);
        QCOMPARE(put.error().code, ErrorCode::InvalidInput);
        QVERIFY2(put.error().what.contains(u"changed while it was sent"), qPrintable(put.error().sentence()));
        QVERIFY(f.place.files.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestS3Host)
#include "tst_s3_host.moc"
