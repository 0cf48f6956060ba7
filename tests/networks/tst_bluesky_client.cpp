// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What one call asks of the line.
#include "networks/bluesky/bluesky_client.h"
#include "support/await.h"
#include "support/fake_http.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using hatstand::test::await;
using hatstand::test::FakeHttp;

class TestBlueskyClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void megabytesTakeTheirTimeAndTheAnswerDoesNot()
    {
        FakeHttp http;
        const FakeClock clock;
        const auto client = std::make_shared<BlueskyClient>(http, clock, BlueskyOptions());
        const QUrl server(QStringLiteral("https://pds.example"));
        XrpcCall call =
            XrpcCall::tell(QLatin1StringView("com.atproto.repo.uploadBlob"), {}, net::Purpose::UploadMedia);
        for (const bool isUpload : {false, true}) {
            call.isUpload = isUpload;
            http.answer(200, QJsonObject());
            QVERIFY(await(client->call(server, QStringLiteral("token"), call, {})));
        }
        const net::Timeouts usual;
        QCOMPARE(http.requests.at(0).timeouts.total, usual.total);
        QCOMPARE(http.requests.at(1).timeouts.total, Milliseconds(0));
        QCOMPARE(http.requests.at(1).timeouts.answer, usual.total);
    }

    void aChallengeNamesWhatIsWrongWithTheToken()
    {
        net::HttpResponse response;
        response.status = 401;
        response.headers = {{"WWW-Authenticate", R"(DPoP algs="ES256", error="invalid_token", x="y")"}};
        QCOMPARE(readXrpcAnswer(response).errorName, QStringLiteral("invalid_token"));
        QVERIFY(readXrpcAnswer(response).refusesToken());
        response.headers = {{"WWW-Authenticate", R"(DPoP error="use_dpop_nonce")"}};
        QVERIFY(!readXrpcAnswer(response).refusesToken());
        QCOMPARE(readXrpcAnswer(response).error().code, ErrorCode::ServerTrouble);
        response.headers = {{"WWW-Authenticate", R"(Basic realm="error="hotel"")"}};
        QVERIFY(readXrpcAnswer(response).errorName.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestBlueskyClient)
#include "tst_bluesky_client.moc"
