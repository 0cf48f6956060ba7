// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The media host of a workspace: what is kept where, and files that go there.
#include "clients/media_host_service.h"
#include "networks/wordpress/wordpress_client.h"
#include "storage/settings_table.h"
#include "support/fake_http.h"
#include "support/file_host.h"
#include "support/files.h"
#include "support/test_workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::clients;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class TestMediaHostService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_base = std::make_unique<TestWorkspace>();
        m_place = std::make_unique<FileHost>();
        m_limiter = std::make_unique<net::RateLimiter>(m_base->clock);
        m_http = std::make_unique<net::HttpClient>(m_base->clock, m_base->timers, *m_limiter, nullptr,
                                                   nullptr, net::HttpClient::Options{u"Hatstand/test"_s, {}});
        m_service = make();
    }
    void cleanup()
    {
        m_service.reset();
        m_http.reset();
    }

    void onlyTheSecretIsElsewhere()
    {
        QVERIFY(!m_service->settings()->has_value());
        const QSignalSpy changed(m_service.get(), &MediaHostService::changed);
        const auto set = await(m_service->set(webDav(), secret()));
        QVERIFY2(set, set ? "" : qPrintable(set.error().sentence()));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_base->credentials.secrets.values(), QStringList(secret()));
        QVERIFY(!stored().contains(secret()));
        QCOMPARE(make()->settings().value(), std::optional(webDav()));
        // Another folder with the same password; another name only with one of its own.
        MediaHostSettings other = webDav();
        other.folder = u"press"_s;
        QVERIFY(await(m_service->set(other, {})));
        other.name = u"bert"_s;
        const auto refused = await(m_service->set(other, {}));
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(refused.error().why.contains(u"belongs to another"));
        QVERIFY(await(m_service->set(other, u"bert's"_s)));
        QCOMPARE(m_base->credentials.secrets.values(), QStringList(u"bert's"_s)); // the old one is gone
        QCOMPARE(await(m_service->remove()).value(), SecretFate::Forgotten);
        QVERIFY(m_base->credentials.secrets.isEmpty());
        QVERIFY(!m_service->settings()->has_value());
        QCOMPARE(await(m_service->remove()).value(), SecretFate::Forgotten);
        QCOMPARE(await(m_service->check({})).error().code, ErrorCode::NotFound);
    }

    void withoutAPasswordNothingIsKept()
    {
        QCOMPARE(await(m_service->set(webDav(), {})).error().code, ErrorCode::InvalidInput);
        MediaHostSettings bad = webDav();
        bad.folder = u"../.."_s;
        QCOMPARE(await(m_service->set(bad, secret())).error().code, ErrorCode::InvalidInput);
        m_base->credentials.failWith =
            Error{ErrorCode::KeychainLocked, u"The keychain is locked."_s, {}, {}, {}};
        QCOMPARE(await(m_service->set(webDav(), secret())).error().code, ErrorCode::KeychainLocked);
        QVERIFY(!m_service->settings()->has_value());
        QVERIFY(m_base->credentials.secrets.isEmpty());
    }

    void aKeychainThatIsShutOrGone()
    {
        QVERIFY(await(m_service->set(webDav(), secret())));
        m_base->credentials.failWith =
            Error{ErrorCode::KeychainLocked, u"The keychain is locked."_s, {}, {}, {}};
        QCOMPARE(await(m_service->check({})).error().code, ErrorCode::KeychainLocked);
        QCOMPARE(await(m_service->remove()).error().code, ErrorCode::KeychainLocked);
        QVERIFY(m_service->settings()->has_value());
        m_base->credentials.failWith.reset();
        m_base->credentials.secrets.clear(); // the workspace came from elsewhere
        const auto checked = await(m_service->check({}));
        QCOMPARE(checked.error().code, ErrorCode::SignInNeeded);
        QVERIFY2(checked.error().what.contains(u"media host"), qPrintable(checked.error().sentence()));
        m_base->credentials.failWith = Error{ErrorCode::KeychainMissing, u"There is none."_s, {}, {}, {}};
        QCOMPARE(await(m_service->remove()).value(), SecretFate::MayRemain);
        QVERIFY(!m_service->settings()->has_value());
    }

    void filesGoThereUnderNamesThatStay()
    {
        QVERIFY(await(m_service->set(webDav(), secret())));
        QVERIFY(await(m_service->check({})));
        const QString path = file("a picture");
        const auto put = await(m_service->put(path, u"image/jpeg"_s, {}, {}));
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QVERIFY(put->address.toString().startsWith(m_place->url("/public/").toString()));
        // After a restart, too, and with another folder's settings saved anew.
        QVERIFY(await(m_service->set(webDav(), secret())));
        m_service = make();
        const auto again = await(m_service->put(path, u"image/jpeg"_s, {}, {}));
        QVERIFY(again && again->wasThere);
        QCOMPARE(again->address, put->address);
        // In another workspace nobody finds them by having the file.
        TestWorkspace other;
        MediaHostService elsewhere(other.database(), other.clock, *m_http, other.credentials, other.accounts);
        QVERIFY(await(elsewhere.set(webDav(), secret())));
        QVERIFY(await(elsewhere.put(path, u"image/jpeg"_s, {}, {}))->address != put->address);
        QVERIFY(await(m_service->takeAway(put->id, {})));
        QCOMPARE(m_place->files.size(), 1);
    }

    void aFileThatChangesMeanwhileIsTakenAwayAgain()
    {
        QVERIFY(await(m_service->set(webDav(), secret())));
        const QString path = file("a picture");
        m_place->onTaken = [&path] {
            QFile changing(path);
            if (!changing.open(QIODevice::ReadWrite) || changing.write("A") != 1 || !changing.flush() ||
                !changing.setFileTime(QDateTime(QDate(2031, 1, 1), QTime(12, 0), Qt::UTC),
                                      QFileDevice::FileModificationTime))
                qFatal("The file cannot be changed.");
        };
        const auto put = await(m_service->put(path, u"image/jpeg"_s, {}, {}));
        QCOMPARE(put.error().code, ErrorCode::InvalidInput);
        QVERIFY(put.error().what.contains(u"changed while it was sent"));
        QVERIFY(m_place->files.isEmpty());
        m_place->onTaken = nullptr;
        QVERIFY(await(m_service->put(path, u"image/jpeg"_s, {}, {})));
        QCOMPARE(await(m_service->put(u"/nowhere.jpg"_s, u"image/jpeg"_s, {}, {})).error().code,
                 ErrorCode::StorageMissing);
    }

    /// Another delivery makes the same file ready meanwhile, and marks it as used.
    void aFileThatIsOnlyTouchedMeanwhileStaysThere()
    {
        QVERIFY(await(m_service->set(webDav(), secret())));
        const QString path = file("a picture");
        m_place->onTaken = [&path] {
            QFile touched(path);
            if (!touched.open(QIODevice::ReadWrite) ||
                !touched.setFileTime(QDateTime(QDate(2031, 1, 1), QTime(12, 0), Qt::UTC),
                                     QFileDevice::FileModificationTime))
                qFatal("The file cannot be touched.");
        };
        const auto put = await(m_service->put(path, u"image/jpeg"_s, {}, {}));
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QVERIFY(!put->wasThere);
        QCOMPARE(m_place->files.size(), 1);
        QCOMPARE(m_place->files.begin()->bytes, QByteArray("a picture"));
    }

    /// Under the name of the true content it would be taken for it the next time.
    void aChangedFileThatStaysThereIsNeverTakenForTheRightOne()
    {
        QVERIFY(await(m_service->set(webDav(), secret())));
        const QString path = file("a picture");
        m_place->onTaken = [&] {
            m_place->files.begin()->bytes = "A picture"; // what arrived is of the same length
            QFile changing(path);
            if (!changing.open(QIODevice::ReadWrite) || changing.write("A") != 1 || !changing.flush() ||
                !changing.setFileTime(QDateTime(QDate(2031, 1, 1), QTime(12, 0), Qt::UTC),
                                      QFileDevice::FileModificationTime))
                qFatal("The file cannot be changed.");
        };
        m_place->insteadOf = [](const SeenRequest &request) {
            return request.method == "DELETE" ? std::optional(FileHost::refusal(403)) : std::nullopt;
        };
        const auto put = await(m_service->put(path, u"image/jpeg"_s, {}, {}));
        QCOMPARE(put.error().code, ErrorCode::InvalidInput);
        QVERIFY2(put.error().what.contains(u"could not be taken away"), qPrintable(put.error().sentence()));
        const QByteArray left = m_place->files.keys().first();
        QVERIFY2(put.error().remedy.contains(QString::fromLatin1(left.mid(left.lastIndexOf('/') + 1))),
                 qPrintable(put.error().sentence()));
        m_place->onTaken = nullptr;
        m_place->insteadOf = nullptr;
        (void)file("a picture");
        m_service = make(); // a restart does not bring the name back
        const auto again = await(m_service->put(path, u"image/jpeg"_s, {}, {}));
        QVERIFY2(again, again ? "" : qPrintable(again.error().sentence()));
        QVERIFY(!again->wasThere);
        QCOMPARE(m_place->files.size(), 2);
        m_place->files.remove(left);
        QCOMPARE(m_place->files.begin()->bytes, QByteArray("a picture"));
        // The password is the same.
        QVERIFY(await(m_service->check({})));
    }

    void aBucketWorksToo()
    {
        MediaHostSettings s3 = webDav();
        s3.kind = MediaHostKind::S3;
        s3.address = m_place->url("/s3");
        s3.bucket = u"pictures"_s;
        s3.region = QString::fromLatin1(m_place->region);
        s3.name = QString::fromLatin1(m_place->accessKey);
        s3.publicAddress.clear();
        QVERIFY(await(m_service->set(s3, QString::fromLatin1(m_place->secretKey))));
        const auto checked = await(m_service->check({}));
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
    }

    void theMediaLibraryOfAConnectedSite()
    {
        MediaHostSettings site;
        site.kind = MediaHostKind::WordPress;
        site.account = u"0198c0de-0000-7000-8000-000000000001"_s;
        QCOMPARE(await(m_service->set(site, {})).error().code, ErrorCode::NotFound);
        const ClientId client = m_base->addClient(u"Bakery"_s);
        const AccountId account = m_base->addAccount(client, u"anna"_s);
        site.account = account.toString();
        QCOMPARE(await(m_service->set(site, {})).error().code, ErrorCode::InvalidInput); // another network
        QVERIFY(m_base->database().run("UPDATE accounts SET network = 'wordpress'"));
        m_base->accounts.announceAll();
        QVERIFY(await(m_service->set(webDav(), secret())));
        const auto set = await(m_service->set(site, {}));
        QVERIFY2(set, set ? "" : qPrintable(set.error().sentence()));
        QVERIFY(!m_base->credentials.secrets.values().contains(secret())); // it has one of its own
        FakeHttp http;
        MediaHostService service(m_base->database(), m_base->clock, http, m_base->credentials,
                                 m_base->accounts);
        m_base->credentials.secrets[site.account] =
            toText(WordPressCredential{QUrl(u"https://blog.example/wp-json/"_s), u"anna"_s, u"pw"_s});
        http.answer(200, QByteArray("[]"));
        http.answer(201, QJsonObject{{u"id"_s, 57}, {u"source_url"_s, u"https://blog.example/x.jpg"_s}});
        const auto put = await(service.put(file("a picture"), u"image/jpeg"_s, {}, {}));
        QVERIFY2(put, put ? "" : qPrintable(put.error().sentence()));
        QCOMPARE(put->id, u"57"_s);
        QVERIFY(m_base->database().run("UPDATE accounts SET removed_at = 1"));
        m_base->accounts.announceAll();
        QCOMPARE(await(service.check({})).error().code, ErrorCode::NotFound);
        QCOMPARE(await(service.remove()).value(), SecretFate::Forgotten);
        QVERIFY(m_base->credentials.secrets.contains(site.account)); // that is the account's
    }

    void whatAnotherProgramWroteIsNotSentAnywhere()
    {
        storage::SettingsTable table(m_base->database());
        QVERIFY(table.setObject(u"mediaHost"_s, {{u"kind"_s, u"floppy"_s}}));
        QVERIFY(!m_service->settings()->has_value());
        QVERIFY(table.setObject(
            u"mediaHost"_s,
            {{u"kind"_s, u"webdav"_s}, {u"address"_s, u"http://files.example"_s}, {u"name"_s, u"anna"_s}}));
        QVERIFY(!m_service->settings()->has_value());
        QCOMPARE(await(m_service->check({})).error().code, ErrorCode::NotFound);
        QVERIFY(await(m_service->set(webDav(), secret())));
        QVERIFY(m_service->settings()->has_value());
    }

    void itMayGoWhileAnAnswerIsAwaited()
    {
        QVERIFY(await(m_service->set(webDav(), secret())));
        m_place->insteadOf = [this](const SeenRequest &) -> std::optional<QByteArray> {
            m_service.reset();
            return std::nullopt;
        };
        const auto checked = await(m_service->check({}));
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::Cancelled);
    }

private:
    [[nodiscard]] std::unique_ptr<MediaHostService> make() const
    {
        return std::make_unique<MediaHostService>(m_base->database(), m_base->clock, *m_http,
                                                  m_base->credentials, m_base->accounts);
    }
    [[nodiscard]] MediaHostSettings webDav() const
    {
        MediaHostSettings settings;
        settings.kind = MediaHostKind::WebDav;
        settings.address = m_place->url("/dav");
        settings.name = QString::fromUtf8(m_place->name);
        settings.publicAddress = m_place->url("/public");
        return settings;
    }
    [[nodiscard]] QString secret() const { return QString::fromUtf8(m_place->password); }
    /// All that the workspace holds of it.
    [[nodiscard]] QString stored() const
    {
        return storage::SettingsTable(m_base->database()).text(u"mediaHost"_s)->value_or(QString());
    }
    [[nodiscard]] QString file(const QByteArray &content) const
    {
        const QString path = m_base->folder.filePath(u"picture.jpg"_s);
        if (!writeFile(path, content))
            qFatal("The file cannot be written.");
        return path;
    }

    std::unique_ptr<TestWorkspace> m_base;
    std::unique_ptr<FileHost> m_place;
    std::unique_ptr<net::RateLimiter> m_limiter;
    std::unique_ptr<net::HttpClient> m_http;
    std::unique_ptr<MediaHostService> m_service;
};

QTEST_GUILESS_MAIN(TestMediaHostService)
#include "tst_media_host_service.moc"
