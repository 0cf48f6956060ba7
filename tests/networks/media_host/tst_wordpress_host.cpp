// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Files in the media library of a site, without a line.
#include "networks/media_host/wordpress_host.h"
#include "support/await.h"
#include "support/fake_http.h"
#include "support/files.h"
#include "support/memory_credentials.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class TestWordPressHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_http = std::make_unique<FakeHttp>();
        m_credentials.secrets = {{u"a"_s, toText(WordPressCredential{QUrl(u"https://blog.example/wp-json/"_s),
                                                                     u"anna"_s, u"pw"_s})}};
        m_client = std::make_shared<WordPressClient>(*m_http, m_credentials);
        AccountIdentity account;
        account.accountKey = u"a"_s;
        m_host = std::make_shared<WordPressHost>(m_client, account);
        const QString path = m_folder.filePath(u"file.jpg"_s);
        QVERIFY(writeFile(path, "a picture"));
        m_file = await(readHostedFile(path, u"image/jpeg"_s, "salt", {})).value();
    }

    void aNewFileIsUploaded()
    {
        m_http->answer(200, QByteArray("[]"));
        m_http->answer(201, record());
        const auto put = await(m_host->put(m_file, {}, {}));
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QCOMPARE(put->id, u"57"_s);
        QCOMPARE(put->address, QUrl(u"https://blog.example/up/x.jpg"_s));
        QVERIFY(!put->wasThere);
        QCOMPARE(m_http->requests.size(), size_t(2));
        const QString slug = u"hatstand-"_s + m_file.name.section(u'.', 0, 0);
        QVERIFY(m_http->requests.front().url.query().contains(u"slug="_s + slug));
        const net::HttpRequest &upload = m_http->requests.back();
        QVERIFY(upload.method == net::HttpMethod::Post);
        QCOMPARE(upload.body.pieces().size(), 3);
        QVERIFY(upload.body.pieces().front().bytes.contains("filename=\"" + m_file.name.toLatin1() + '"'));
        QVERIFY(upload.body.pieces().front().bytes.contains(slug.toLatin1()));
        QCOMPARE(upload.body.pieces().at(1).filePath, m_file.path);
        QVERIFY(upload.timeouts.total == Milliseconds(0));
    }

    void oneThatIsThereIsTaken()
    {
        m_http->answer(200, '[' + QJsonDocument(record()).toJson() + ']');
        qint64 done = 0;
        const auto put = await(m_host->put(m_file, [&done](qint64 sent, qint64) { done = sent; }, {}));
        QVERIFY(put && put->wasThere);
        QCOMPARE(put->id, u"57"_s);
        QCOMPARE(m_http->requests.size(), size_t(1));
        QCOMPARE(done, m_file.byteCount);
    }

    /// At the address that it shows stands a copy of its own making.
    void ofLargePicturesTheFileItselfIsNamed_data()
    {
        QTest::addColumn<QJsonValue>("details");
        QTest::addColumn<QString>("address");
        const QString shown = u"https://blog.example/up/2026/x-scaled.jpg"_s;
        const auto named = [](const QString &name) {
            return QJsonValue(QJsonObject{{u"original_image"_s, name}});
        };
        QTest::newRow("large") << named(u"x.jpg"_s) << u"https://blog.example/up/2026/x.jpg"_s;
        QTest::newRow("odd name") << named(u"x y%.jpg"_s) << u"https://blog.example/up/2026/x%20y%25.jpg"_s;
        QTest::newRow("no original") << QJsonValue(QJsonObject()) << shown;
        QTest::newRow("no details") << QJsonValue(QJsonArray()) << shown;
        QTest::newRow("elsewhere") << named(u"../../secret.php"_s) << shown;
        QTest::newRow("a number") << QJsonValue(QJsonObject{{u"original_image"_s, 7}}) << shown;
    }
    void ofLargePicturesTheFileItselfIsNamed()
    {
        QFETCH(const QJsonValue, details);
        QFETCH(const QString, address);
        const QJsonObject large{{u"id"_s, 57},
                                {u"source_url"_s, u"https://blog.example/up/2026/x-scaled.jpg"_s},
                                {u"media_details"_s, details}};
        m_http->answer(200, QByteArray("[]"));
        m_http->answer(201, large);
        const auto put = await(m_host->put(m_file, {}, {}));
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QCOMPARE(put->address.toString(QUrl::FullyEncoded), address);
        QVERIFY(m_http->requests.back().url.query().contains(u"media_details.original_image"));
        // Found again, too.
        m_http->answer(200, '[' + QJsonDocument(large).toJson() + ']');
        const auto again = await(m_host->put(m_file, {}, {}));
        QVERIFY(again && again->wasThere);
        QCOMPARE(again->address.toString(QUrl::FullyEncoded), address);
    }

    void failures()
    {
        QCOMPARE(await(m_host->put(m_file, {}, {})).error().code, ErrorCode::Offline);
        m_http->answer(401, QJsonObject{{u"code"_s, u"incorrect_password"_s}, {u"message"_s, u"No"_s}});
        QCOMPARE(await(m_host->put(m_file, {}, {})).error().code, ErrorCode::SignInNeeded);
        m_http->answer(200, QByteArray("[]"));
        m_http->answer(403, QJsonObject{{u"code"_s, u"rest_cannot_create"_s}, {u"message"_s, u"No"_s}});
        QCOMPARE(await(m_host->put(m_file, {}, {})).error().code, ErrorCode::Refused);
        m_http->answer(200, QByteArray("[]"));
        m_http->answer(201, QJsonObject{{u"id"_s, 57}});
        QCOMPARE(await(m_host->put(m_file, {}, {})).error().code, ErrorCode::BadAnswer);
        m_credentials.secrets.clear();
        QCOMPARE(await(m_host->put(m_file, {}, {})).error().code, ErrorCode::SignInNeeded);
    }

    void itIsTakenAwayForGood()
    {
        m_http->answer(200, QJsonObject{{u"deleted"_s, true}});
        QVERIFY(await(m_host->remove(u"57"_s, {})));
        QVERIFY(m_http->requests.back().method == net::HttpMethod::Delete);
        QCOMPARE(m_http->requests.back().url.path(), u"/wp-json/wp/v2/media/57"_s);
        QVERIFY(m_http->requests.back().url.query().contains(u"force=true"));
        m_http->answer(404, QJsonObject{{u"code"_s, u"rest_post_invalid_id"_s}});
        QVERIFY(await(m_host->remove(u"57"_s, {})));
        m_http->answer(404, QJsonObject{{u"code"_s, u"rest_no_route"_s}});
        QVERIFY(!await(m_host->remove(u"57"_s, {})));
    }

private:
    [[nodiscard]] static QJsonObject record()
    {
        return {{u"id"_s, 57}, {u"source_url"_s, u"https://blog.example/up/x.jpg"_s}};
    }

    QTemporaryDir m_folder;
    MemoryCredentials m_credentials;
    std::unique_ptr<FakeHttp> m_http;
    std::shared_ptr<WordPressClient> m_client;
    std::shared_ptr<WordPressHost> m_host;
    HostedFile m_file;
};

QTEST_GUILESS_MAIN(TestWordPressHost)
#include "tst_wordpress_host.moc"
