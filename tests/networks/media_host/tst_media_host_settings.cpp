// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What people type to name a place for files.
#include "networks/media_host/host_address.h"
#include "networks/media_host/host_check.h"
#include "networks/media_host/hosted_file.h"
#include "networks/media_host/media_host_settings.h"
#include "support/await.h"
#include "support/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using hatstand::test::await;
using namespace Qt::StringLiterals;

namespace
{
MediaHostSettings webDav()
{
    MediaHostSettings settings;
    settings.kind = MediaHostKind::WebDav;
    settings.address = QUrl(u"https://cloud.example/dav"_s);
    settings.name = u"anna"_s;
    return settings;
}

MediaHostSettings s3()
{
    MediaHostSettings settings = webDav();
    settings.kind = MediaHostKind::S3;
    settings.bucket = u"pictures"_s;
    return settings;
}
} // namespace

class TestMediaHostSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addressesThatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address"); // empty: refused
        const auto row = [](const QString &typed, const QString &address) {
            QTest::newRow(qPrintable(typed)) << typed << address;
        };
        row(u"cloud.example"_s, u"https://cloud.example"_s);
        row(u"  cloud.example/dav///  "_s, u"https://cloud.example/dav"_s);
        row(u"https://cloud.example:443/dav/"_s, u"https://cloud.example/dav"_s);
        row(u"cloud.example:8443/dav"_s, u"https://cloud.example:8443/dav"_s);
        row(u"https://cloud.example/My files/B\u00e4ckerei/"_s,
            u"https://cloud.example/My%20files/B%C3%A4ckerei"_s);
        row(u"https://cloud.example/My%20files"_s, u"https://cloud.example/My%20files"_s);
        row(u"http://127.0.0.1:9000/"_s, u"http://127.0.0.1:9000"_s);
        row(u"http://cloud.example"_s, {});
        row(u"http://192.168.1.5/dav"_s, {});
        row(u"ftp://cloud.example"_s, {});
        row(u"https://anna:secret@cloud.example"_s, {});
        row(u"https://cloud.example/s/abc?path=/"_s, {});
        row(u"https://cloud.example/#a"_s, {});
        row(u"cloud example"_s, {});
        row(u"   "_s, {});
        row(u"/var/www"_s, {});
    }
    void addressesThatPeopleType()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, address);
        const auto found = hostAddress(typed);
        QCOMPARE(found ? found->toString(QUrl::FullyEncoded) : QString(), address);
        if (!found) {
            QVERIFY(!found.error().what.isEmpty() && !found.error().remedy.isEmpty());
            QVERIFY(!found.error().sentence().contains(u"secret"));
        }
    }

    void folders()
    {
        QCOMPARE(folderNames(u" /press//B\u00e4ckerei 2026/ "_s).value(),
                 QStringList({u"press"_s, u"B\u00e4ckerei 2026"_s}));
        QVERIFY(folderNames(QString())->isEmpty());
        QVERIFY(folderNames(u"///"_s)->isEmpty());
        // The same letters, however the keyboard composed them.
        QCOMPARE(folderNames(u"Ba\u0308ckerei"_s).value(), QStringList(u"B\u00e4ckerei"_s));
        for (const QString &bad : {u"a/../b"_s, u"."_s, u"a\\b"_s, u"a\nb"_s})
            QCOMPARE(folderNames(bad).error().code, ErrorCode::InvalidInput);
    }

    void aPlaceIsTidiedUp()
    {
        MediaHostSettings typed = s3();
        typed.address = QUrl(u"https://s3.example.org:443/"_s);
        typed.folder = u"/press/2026/"_s;
        typed.name = u" AKIDEXAMPLE "_s;
        typed.account = u"left over"_s;
        const auto checked = checkedMediaHost(typed);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
        QCOMPARE(checked->address.toString(), u"https://s3.example.org"_s);
        QCOMPARE(checked->folder, u"press/2026"_s);
        QCOMPARE(checked->region, u"us-east-1"_s);
        QCOMPARE(checked->name, u"AKIDEXAMPLE"_s);
        QVERIFY(checked->account.isEmpty());
        QCOMPARE(checkedMediaHost(*checked).value(), *checked);
        QCOMPARE(mediaHostFromJson(toJson(*checked)).value(), *checked);
        MediaHostSettings dav = typed;
        dav.kind = MediaHostKind::WebDav;
        const auto checkedDav = checkedMediaHost(dav);
        QVERIFY(checkedDav && checkedDav->bucket.isEmpty() && checkedDav->region.isEmpty());
        QCOMPARE(mediaHostFromJson(toJson(*checkedDav)).value(), *checkedDav);
        QVERIFY(!mediaHostFromJson({{u"kind"_s, u"floppy"_s}}));
    }

    void whatCannotBeAPlaceIsRefused_data()
    {
        QTest::addColumn<MediaHostSettings>("settings");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *name, MediaHostSettings settings, auto change, const QString &named) {
            change(settings);
            QTest::newRow(name) << settings << named;
        };
        using S = MediaHostSettings;
        row(
            "no name", webDav(), [](S &s) { s.name = u"  "_s; }, u"user name is missing"_s);
        row(
            "a colon", webDav(), [](S &s) { s.name = u"a:b"_s; }, u"colon"_s);
        row(
            "no address", webDav(), [](S &s) { s.address = QUrl(); }, u"address is missing"_s);
        row(
            "a folder above", webDav(), [](S &s) { s.folder = u"../etc"_s; }, u"no folder"_s);
        row(
            "public by http", webDav(), [](S &s) { s.publicAddress = QUrl(u"http://files.example"_s); },
            u"public address"_s);
        row(
            "no bucket", s3(), [](S &s) { s.bucket.clear(); }, u"bucket is missing"_s);
        row(
            "a bucket with a folder", s3(), [](S &s) { s.bucket = u"a/b"_s; }, u"no name of a bucket"_s);
        row(
            "a bucket with points, before the host", s3(),
            [](S &s) {
                s.bucket = u"my.bucket"_s;
                s.bucketInHost = true;
            },
            u"cannot stand before the host"_s);
        row(
            "a bucket before a number", s3(),
            [](S &s) {
                s.address = QUrl(u"https://192.0.2.1"_s);
                s.bucketInHost = true;
            },
            u"cannot stand before the host"_s);
        row(
            "a strange region", s3(), [](S &s) { s.region = u"eu central"_s; }, u"no region"_s);
        row(
            "no access key", s3(), [](S &s) { s.name.clear(); }, u"access key is missing"_s);
        row(
            "no site", {}, [](S &s) { s.kind = MediaHostKind::WordPress; }, u"WordPress account"_s);
    }
    void whatCannotBeAPlaceIsRefused()
    {
        QFETCH(const MediaHostSettings, settings);
        QFETCH(const QString, names);
        const auto checked = checkedMediaHost(settings);
        QVERIFY(!checked);
        QVERIFY2(checked.error().sentence().contains(names, Qt::CaseInsensitive),
                 qPrintable(checked.error().sentence()));
    }

    void aSecretGoesToNobodyElse()
    {
        MediaHostSettings other = webDav();
        other.folder = u"elsewhere"_s;
        other.address.setPath(u"/other"_s);
        QVERIFY(takeSameSecret(webDav(), other));
        other.address.setPort(8443);
        QVERIFY(!takeSameSecret(webDav(), other));
        other = webDav();
        other.name = u"bert"_s;
        QVERIFY(!takeSameSecret(webDav(), other));
        QVERIFY(!takeSameSecret(webDav(), s3()));
    }

    void namesAreOfTheContentAndNotToBeGuessed()
    {
        const QTemporaryDir folder;
        const QString one = folder.filePath(u"one.jpg"_s);
        const QString two = folder.filePath(u"two.jpg"_s);
        QVERIFY(test::writeFile(one, "picture") && test::writeFile(two, "picture"));
        const auto first = await(readHostedFile(one, u"image/jpeg"_s, "salt", {}));
        QVERIFY(first && first->byteCount == 7 && await(isUnchanged(*first)));
        QCOMPARE(await(readHostedFile(two, u"image/jpeg"_s, "salt", {}))->name, first->name);
        QVERIFY(await(readHostedFile(one, u"image/jpeg"_s, "other", {}))->name != first->name);
        QVERIFY(first->name.endsWith(u".jpg"));
        QCOMPARE(first->name.section(u'.', 0, 0).size(), 32);
        QVERIFY(!first->name.contains(QString::fromLatin1(first->sha256.toHex().left(8))));
        QVERIFY(test::writeFile(one, "another picture"));
        QVERIFY(!await(isUnchanged(*first)));
        QVERIFY(await(readHostedFile(one, u"image/jpeg"_s, "salt", {}))->name != first->name);
        QVERIFY(test::writeFile(one, {}));
        QCOMPARE(await(readHostedFile(one, u"image/jpeg"_s, "salt", {})).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(await(readHostedFile(folder.path(), u"image/jpeg"_s, "salt", {})).error().code,
                 ErrorCode::StorageMissing);
    }

    /// A second delivery that makes the same file ready touches it.
    void aFileIsUnchangedAsLongAsItsContentIs()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"one.jpg"_s);
        QVERIFY(test::writeFile(path, "picture"));
        const auto file = await(readHostedFile(path, u"image/jpeg"_s, "salt", {}));
        QVERIFY(file);
        const auto touch = [&path] {
            QFile touched(path);
            return touched.open(QIODevice::ReadWrite) &&
                   touched.setFileTime(QDateTime(QDate(2031, 1, 1), QTime(12, 0), Qt::UTC),
                                       QFileDevice::FileModificationTime);
        };
        QVERIFY(touch());
        QVERIFY(await(isUnchanged(*file)));
        QVERIFY(test::writeFile(path, "Picture") && touch());
        QVERIFY(!await(isUnchanged(*file)));
        QVERIFY(QFile::remove(path));
        QVERIFY(!await(isUnchanged(*file)));
    }

    void readingAFileCanBeStopped()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"film.mp4"_s);
        QVERIFY(test::writeFile(path, QByteArray(8'000'000, 'f')));
        CancelSource source;
        test::Awaited<Result<HostedFile>> reading(
            readHostedFile(path, u"video/mp4"_s, "salt", source.token()));
        source.cancel();
        QVERIFY(reading.wait());
        QVERIFY(!reading.value());
        QCOMPARE(reading.value().error().code, ErrorCode::Cancelled);
        QCOMPARE(await(readHostedFile(path, u"video/mp4"_s, "salt", source.token())).error().code,
                 ErrorCode::Cancelled);
    }

    void placesThatTheWorldCannotReach()
    {
        for (const QString &here :
             {u"http://localhost:1/a"_s, u"https://192.168.0.4/a"_s, u"https://10.1.2.3"_s,
              u"https://nas/a"_s, u"https://nas.local/a"_s, u"https://[fd00::1]/a"_s})
            QVERIFY2(isOnlyHere(QUrl(here)), qPrintable(here));
        for (const QString &there :
             {u"https://example.org"_s, u"https://192.0.2.1"_s, u"https://[2001:db8::1]"_s})
            QVERIFY2(!isOnlyHere(QUrl(there)), qPrintable(there));
    }
};

QTEST_GUILESS_MAIN(TestMediaHostSettings)
#include "tst_media_host_settings.moc"
