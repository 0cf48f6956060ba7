// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What would be refused when a post is due is refused while it is written.
#include "base/completion.h"
#include "check_case.h"
#include "plan/formats/icc_profile.h"
#include "plan/formats/profile_chunk.h"
#include "plan/media/media_fitter.h"
#include "plan/media/media_store.h"
#include "plan_fixture.h"
#include "profile_files.h"
#include "support/await.h"
#include "video_files.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using namespace hatstand::tests;
using test::await;
using test::CheckCase;
using test::limit;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Ends in the midst of its first picture.
QByteArray cutGif()
{
    const QByteArray gif = gifWithSecrets();
    return gif.left(gif.indexOf('\x2c') + 12);
}

/// A look that ends when the test says so.
QCoro::Task<Result<MediaFinding>> answered(Completion<Result<MediaFinding>> answer)
{
    co_return co_await answer;
}

QByteArray progressiveJpeg(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setProgressiveScanWrite(true);
    if (!writer.write(image))
        qFatal("The picture cannot be written.");
    return bytes;
}

QByteArray replaced(QByteArray bytes, const char *before, const char *after)
{
    return bytes.replace(before, after);
}
} // namespace

class TestMediaLook : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PlanFixture> f;
    std::unique_ptr<FakeTimers> timers;
    std::unique_ptr<QTemporaryDir> dir;
    std::unique_ptr<MediaStore> store;
    std::unique_ptr<MediaFitter> fitter;
    int looks = 0;

    void useFitter(const QString &ffprobe = {})
    {
        fitter = std::make_unique<MediaFitter>(f->clock, *timers, dir->path(), ffprobe);
        store->useLook([this](MediaItem item, QString path) {
            ++looks;
            return fitter->look(std::move(item), std::move(path), {});
        });
    }
    [[nodiscard]] MediaItem added(const QByteArray &bytes)
    {
        const auto item = await(store->addBytes(bytes, s("loaf")));
        if (!item)
            qFatal("%s", qPrintable(item.error().sentence()));
        return *item;
    }
    void lookInto(const MediaItem &item)
    {
        const QSignalSpy ended(this, &TestMediaLook::lookedInto);
        wait(item);
        QTRY_COMPARE(ended.count(), 1);
    }
    QCoro::Task<void> wait(MediaItem item)
    {
        QHash<MediaId, MediaItem> items;
        items.insert(item.id, item);
        co_await store->lookInto(items);
        Q_EMIT lookedInto();
    }
    [[nodiscard]] MediaItem known(const MediaItem &item) const { return store->item(item.id).value(); }

Q_SIGNALS:
    void lookedInto();

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(s("en_US")));
        f = std::make_unique<PlanFixture>();
        timers = std::make_unique<FakeTimers>(f->clock);
        dir = std::make_unique<QTemporaryDir>();
        store = std::make_unique<MediaStore>(*f->database, f->clock, dir->path());
        looks = 0;
        useFitter();
    }
    void cleanup()
    {
        fitter.reset();
        store.reset();
        dir.reset();
        timers.reset();
        f.reset();
    }

    void whatNobodyCanReadOrCleanIsFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words"); // empty: nothing is wrong with it
        const QByteArray still = fileOf(leaves(200, 100), "png");
        const QByteArray moving = movingPng(leaves(60, 40));
        QTest::newRow("photograph") << photo(leaves(200, 100), 6) << QString();
        QTest::newRow("PNG") << still << QString();
        QTest::newRow("GIF") << gifWithSecrets() << QString();
        QTest::newRow("animated PNG") << moving << QString();
        QTest::newRow("film") << filmWithSecrets() << QString();
        QTest::newRow("WebM") << webmWithSecrets() << QString();
        QTest::newRow("cut GIF") << cutGif() << s("is damaged");
        QTest::newRow("cut PNG") << still.left(still.size() / 2) << s("is damaged");
        const QByteArray jpeg = fileOf(leaves(200, 100), "jpeg");
        QTest::newRow("JPEG without the marker at its end") << jpeg.chopped(2) << QString();
        QTest::newRow("JPEG with half the marker at its end") << jpeg.chopped(1) << QString();
        QTest::newRow("cut JPEG") << jpeg.left(jpeg.size() * 2 / 3) << s("is damaged");
        QTest::newRow("JPEG cut near its end") << jpeg.chopped(200) << s("is damaged");
        const QByteArray progressive = progressiveJpeg(leaves(200, 100));
        QTest::newRow("progressive JPEG without the marker at its end")
            << progressive.chopped(2) << QString();
        QTest::newRow("cut progressive JPEG")
            << progressive.left(progressive.size() * 2 / 3) << s("is damaged");
        QTest::newRow("cut animated PNG") << moving.left(moving.size() / 2) << s("is damaged");
        QTest::newRow("animation on its side")
            << movingPng(leaves(60, 40), pngChunk("eXIf", exif(6))) << s("does not stand upright");
        QTest::newRow("film whose tables point nowhere")
            << replaced(filmWithSecrets(), "mdat", "free") << s("cannot be removed");
        QTest::newRow("WebM of a codec that nobody knows")
            << replaced(webmWithSecrets(), "V_VP9", "V_XYZ") << s("cannot be removed");
    }
    void whatNobodyCanReadOrCleanIsFound()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, words);
        const MediaItem item = added(bytes);
        QVERIFY(!item.refusal);
        const QSignalSpy learned(store.get(), &MediaStore::learned);
        lookInto(item);
        QCOMPARE(learned.count(), 1);
        const MediaItem now = known(item);
        QCOMPARE(now.refusal.has_value(), !words.isEmpty());
        if (!now.refusal)
            return;
        QVERIFY2(now.refusal->what.contains(words), qPrintable(now.refusal->what));
        // As it would be refused on the way.
        FitRequest request;
        request.item = now;
        request.path = store->path(now);
        QVERIFY(!await(fitter->fit(request, {})));
    }

    void theSameContentIsLookedIntoOnce()
    {
        const MediaItem item = added(photo(leaves(200, 100)));
        lookInto(item);
        lookInto(item);
        QCOMPARE(looks, 1);
    }

    void whoeverAsksMeanwhileWaitsForTheSameLook()
    {
        const MediaItem item = added(photo(leaves(200, 100)));
        const QSignalSpy ended(this, &TestMediaLook::lookedInto);
        wait(item);
        wait(item);
        QTRY_COMPARE(ended.count(), 2);
        QCOMPARE(looks, 1);
    }

    void aFileThatIsAwayIsLookedIntoLater()
    {
        const MediaItem item = added(cutGif());
        const QString path = store->path(item);
        QVERIFY(QFile::rename(path, path + s(".away")));
        lookInto(item);
        QVERIFY(!known(item).refusal);
        QVERIFY(QFile::rename(path + s(".away"), path));
        lookInto(item);
        QVERIFY(known(item).refusal);
    }

    void aStoreThatGoesMeanwhileLeavesNobodyWaiting()
    {
        const MediaItem item = added(photo(leaves(200, 100)));
        const Completion<Result<MediaFinding>> answer;
        store->useLook([answer](const MediaItem &, const QString &) { return answered(answer); });
        const QSignalSpy ended(this, &TestMediaLook::lookedInto);
        wait(item);
        wait(item);
        store.reset();
        answer.complete(MediaFinding());
        QTRY_COMPARE(ended.count(), 2);
    }

#ifdef Q_OS_UNIX
    void whatOnlyFfprobeKnowsIsCheckedEarly()
    {
        const QString program =
            writeTo(dir->filePath(s("ffprobe")),
                    "#!/bin/sh\necho '{\"streams\": [{\"codec_type\": \"video\", \"codec_name\": \"av1\", "
                    "\"width\": 1280, \"height\": 720}], \"format\": {\"duration\": \"200.5\"}}'\n");
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        useFitter(program);
        const MediaItem item = added(filmWithSecrets("zzzz", 0));
        QCOMPARE(item.durationMilliseconds, qint64(0));
        lookInto(item);
        const MediaItem now = known(item);
        QCOMPARE(now.durationMilliseconds, qint64(200'500));
        QCOMPARE(now.pictureCodec, s("av1"));
        QCOMPARE(now.pixels, QSize(1280, 720));

        CheckCase one;
        one.input.media.insert(now.id, now);
        one.input.post.media.push_back({now.id, s("A loaf")});
        const auto problems = one.check();
        QVERIFY(!problems.empty());
        QCOMPARE(problems.front().severity, Severity::MustFix);
        QVERIFY2(problems.front().what.contains(s("is too long")), qPrintable(problems.front().what));
    }
#endif

    void aRefusalKeepsThePostOutOfTheOutboxOnceForAllNetworks()
    {
        CheckCase one;
        MediaItem &item = one.input.media[one.addMedia(s("image/png"))];
        QVERIFY(one.check().empty());
        item.refusal = Error{ErrorCode::InvalidInput, s("\"loaf\" is damaged."), {}, s("Save it anew."), {}};
        clients::Account other = one.account;
        other.id = clients::AccountId::create(one.clock);
        one.input.accounts.push_back(other);
        one.input.post.versions.push_back({other.id, {}, {}, {}, {}});
        const Problem problem = one.only();
        QCOMPARE(problem.severity, Severity::MustFix);
        QCOMPARE(problem.place, ProblemPlace::Media);
        QCOMPARE(problem.mediaIndex, 0);
        QCOMPARE(problem.what, s("\"loaf\" is damaged."));
        QCOMPARE(problem.why, s("Save it anew."));
        QVERIFY(one.afterRemedy().empty());
    }

    void coloursThatCannotBeConvertedStandInTheWayWhereTheyWouldHaveToBe()
    {
        const auto profile = plainProfile(tableProfile());
        QVERIFY(profile);
        const MediaItem item = added(withProfile(fileOf(leaves(200, 100), "png"), *profile));
        lookInto(item);
        QVERIFY(!known(item).refusal);
        QVERIFY(known(item).hasForeignColours);

        CheckCase one;
        one.input.media.insert(item.id, known(item));
        one.input.post.media.push_back({item.id, s("A loaf")});
        QVERIFY(one.check().empty());
        one.rules.media.image.maxWidth = limit(100);
        const auto problems = one.check();
        QVERIFY(!problems.empty());
        QCOMPARE(problems.front().severity, Severity::MustFix);
        QVERIFY2(problems.front().what.contains(s("colours")), qPrintable(problems.front().what));
        // By hand it goes as it is.
        one.account.byHand = true;
        one.sync();
        for (const Problem &problem : one.check())
            QVERIFY2(!problem.what.contains(s("colours")), qPrintable(problem.what));
    }
};

QTEST_GUILESS_MAIN(TestMediaLook)
#include "tst_media_look.moc"
