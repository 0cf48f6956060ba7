// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Films and animations go through as they are, or are refused while the post is written.
#include "check_case.h"
#include "networks/account_limits.h"
#include "networks/rules_catalogue.h"
#include "plan/formats/video_codec.h"
#include "plan/media/media_fit.h"
#include "plan/media/media_store.h"
#include "plan_fixture.h"
#include "support/await.h"
#include "video_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::test::CheckCase;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

MediaItem &onlyItem(CheckCase &one)
{
    return one.input.media.begin().value();
}
} // namespace

class TestCheckVideos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QStringLiteral("en_US"))); }

    void whatCannotBeReadIsRefusedEarly_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("sound");
        QTest::addColumn<QString>("why"); // empty: it goes through
        QTest::newRow("as it is wanted") << s("h264") << s("aac") << QString();
        QTest::newRow("without sound") << s("h264") << QString() << QString();
        QTest::newRow("other pictures")
            << s("prores") << s("aac") << s("It is coded as ProRes; read are: H.264 and VP9.");
        QTest::newRow("other sound") << s("vp9") << s("opus") << s("It is coded as Opus; read are: AAC.");
        QTest::newRow("both") << s("av1") << s("opus") << s("It is coded as AV1; read are: H.264 and VP9.");
    }
    void whatCannotBeReadIsRefusedEarly()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, sound);
        QFETCH(const QString, why);
        CheckCase one;
        one.rules.media.video.pictureCodecs = {s("h264"), s("vp9")};
        one.rules.media.video.soundCodecs = {s("aac")};
        one.addMedia(s("video/mp4"));
        onlyItem(one).pictureCodec = picture;
        onlyItem(one).soundCodec = sound;
        if (why.isEmpty()) {
            QVERIFY(one.check().empty());
            return;
        }
        const Problem problem = one.only();
        QCOMPARE(problem.severity, Severity::MustFix);
        QCOMPARE(problem.place, ProblemPlace::Media);
        QCOMPARE(problem.what, s("Plain cannot read loaf."));
        QVERIFY2(problem.why.startsWith(why), qPrintable(problem.why));
        QCOMPARE(problem.remedy, Remedy::RemovePicture);
        QVERIFY(one.afterRemedy().empty());
    }

    void moreFramesThanTheServerTakesAreRefusedEarly_data()
    {
        QTest::addColumn<double>("frames");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("unknown") << 0.0 << true;
        QTest::newRow("usual") << 29.97 << true;
        QTest::newRow("the most") << 120.0 << true;
        QTest::newRow("a touch fast") << 120.4 << true;
        QTest::newRow("more") << 121.0 << false;
        QTest::newRow("absurd") << 1e300 << false;
    }
    void moreFramesThanTheServerTakesAreRefusedEarly()
    {
        QFETCH(const double, frames);
        QFETCH(const bool, isTaken);
        CheckCase one;
        one.addMedia(s("video/mp4"));
        onlyItem(one).framesPerSecond = frames;
        QVERIFY(one.check().empty()); // nobody has said how many are taken
        networks::AccountLimits limits;
        limits.videoFrames = 120;
        one.account.options.insert(networks::limitsKey, networks::toJson(limits));
        one.sync();
        const auto planned = planFit(mediaFacts(onlyItem(one)), {},
                                     accountMediaLimits(one.rules, one.account.options, onlyItem(one)));
        QCOMPARE(bool(planned), isTaken);
        if (isTaken) {
            QVERIFY(one.check().empty());
            return;
        }
        QVERIFY2(planned.error().what.contains(s("too many pictures a second")),
                 qPrintable(planned.error().what));
        const Problem problem = one.only();
        QCOMPARE(problem.severity, Severity::MustFix);
        QVERIFY2(problem.why.contains(s("the server takes 120")), qPrintable(problem.why));
        QVERIFY(one.afterRemedy().empty());
    }

    void whatCouldNotBeFoundOutIsToldAndNotRefused()
    {
        CheckCase one;
        one.addMedia(s("video/mp4"));
        QVERIFY(one.check().empty()); // where nothing is asked for, nothing is said
        one.rules.media.video.pictureCodecs = {s("h264")};
        const Problem problem = one.only();
        QCOMPARE(problem.severity, Severity::Look);
        QVERIFY2(problem.what.contains(s("could not be found out")), qPrintable(problem.what));
        QVERIFY2(problem.why.contains(s("H.264")) && problem.why.contains(s("ffprobe")),
                 qPrintable(problem.why));
    }

    void aLengthThatCouldNotBeFoundOutIsToldWhereItIsLimited()
    {
        CheckCase one;
        one.addMedia(s("video/mp4"));
        onlyItem(one).durationMilliseconds = 0;
        const Problem problem = one.only();
        QCOMPARE(problem.severity, Severity::Look);
        QVERIFY2(problem.what.contains(s("how long loaf runs")), qPrintable(problem.what));
        QVERIFY2(problem.why.contains(s("60")) && problem.why.contains(s("ffprobe")),
                 qPrintable(problem.why));
        one.rules.media.video.maxMilliseconds = {};
        QVERIFY(one.check().empty());
    }

    void picturesHaveNoCodecs()
    {
        CheckCase one;
        one.rules.media.video.pictureCodecs = {s("h264")};
        one.addMedia(s("image/png"));
        QVERIFY(one.check().empty());
    }

    void howAFilmIsCodedIsFoundInItsHeaders_data()
    {
        QTest::addColumn<QByteArray>("film");
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("sound");
        QTest::newRow("MP4") << tests::filmWithSecrets() << s("h264") << s("aac");
        QTest::newRow("MP4, other") << tests::filmWithSecrets("hvc1") << s("hevc") << s("aac");
        QTest::newRow("WebM") << tests::webmWithSecrets() << s("vp9") << s("opus");
    }
    void howAFilmIsCodedIsFoundInItsHeaders()
    {
        QFETCH(const QByteArray, film);
        QFETCH(const QString, picture);
        QFETCH(const QString, sound);
        tests::PlanFixture f;
        const QTemporaryDir folder;
        MediaId id;
        Post post = f.draft(s("A film"));
        {
            MediaStore store(*f.database, f.clock, folder.path());
            const auto item = test::await(store.addBytes(film, s("film")));
            QVERIFY2(item, item ? "" : qPrintable(item.error().sentence()));
            QCOMPARE(item->pictureCodec, picture);
            QCOMPARE(item->soundCodec, sound);
            id = item->id;
        }
        // It is not stored: another start finds it in the file.
        MediaStore store(*f.database, f.clock, folder.path());
        QCOMPARE(store.item(id)->pictureCodec, picture);
        post.media.push_back({id, {}});
        const auto items = store.items(post.mediaIds());
        QVERIFY(items);
        QCOMPARE(items->value(id).soundCodec, sound);
    }

    void howManyFramesAFilmShowsIsFoundInItsHeaders_data()
    {
        QTest::addColumn<QByteArray>("film");
        QTest::addColumn<double>("frames");
        QTest::newRow("MP4") << tests::filmShowingOnePictureFor(1001, 30'000) << 30'000.0 / 1001;
        QTest::newRow("MP4 that does not say") << tests::filmShowingOnePictureFor(0, 30'000) << 0.0;
        QTest::newRow("MP4 without parts of a second") << tests::filmShowingOnePictureFor(1001, 0) << 0.0;
        QTest::newRow("WebM") << tests::webmWithSecrets(
                                     false, tests::ebmlElement("23E383", QByteArray::fromHex("01312D00")))
                              << 50.0;
        QTest::newRow("WebM that does not say") << tests::webmWithSecrets() << 0.0;
    }
    void howManyFramesAFilmShowsIsFoundInItsHeaders()
    {
        QFETCH(const QByteArray, film);
        QFETCH(const double, frames);
        tests::PlanFixture f;
        const QTemporaryDir folder;
        MediaStore store(*f.database, f.clock, folder.path());
        const auto item = test::await(store.addBytes(film, s("film")));
        QVERIFY2(item, item ? "" : qPrintable(item.error().sentence()));
        QVERIFY2(std::abs(item->framesPerSecond - frames) < 0.001,
                 qPrintable(QString::number(item->framesPerSecond)));
    }

    void aFileThatIsAwayIsNotKnownAndKnownLater()
    {
        tests::PlanFixture f;
        const QTemporaryDir folder;
        MediaStore store(*f.database, f.clock, folder.path());
        const auto item = test::await(store.addBytes(tests::filmWithSecrets(), s("film")));
        QVERIFY(item);
        MediaStore other(*f.database, f.clock, folder.path());
        const QString path = other.path(*item);
        QVERIFY(QFile::rename(path, path + s(".away")));
        QVERIFY(other.item(item->id)->pictureCodec.isEmpty());
        QVERIFY(QFile::rename(path + s(".away"), path));
        QCOMPARE(other.item(item->id)->pictureCodec, s("h264"));
    }

    void anAnimationIsTakenOrRefused_data()
    {
        QTest::addColumn<qint64>("most");  // how many the network takes
        QTest::addColumn<qint64>("bytes"); // of the file
        QTest::addColumn<QString>("words");
        QTest::newRow("taken") << qint64(1) << qint64(900'000) << QString();
        QTest::newRow("too large") << qint64(1) << qint64(1'200'000) << s("is too large");
        QTest::newRow("not taken") << qint64(0) << qint64(1000) << s("animation");
    }
    void anAnimationIsTakenOrRefused()
    {
        QFETCH(const qint64, most);
        QFETCH(const qint64, bytes);
        QFETCH(const QString, words);
        CheckCase one;
        one.rules.media.gif.maxCount = test::limit(most);
        one.rules.media.gif.maxBytes = test::limit(1'000'000);
        one.rules.media.gif.types = {s("image/gif")};
        one.addMedia(s("image/gif"), QSize(100, 100), bytes);
        if (words.isEmpty()) {
            QVERIFY(one.check().empty());
            return;
        }
        const Problem problem = one.only();
        QCOMPARE(problem.severity, Severity::MustFix);
        QVERIFY2(problem.what.contains(words), qPrintable(problem.what));
    }

    /// A name that nothing here is ever found to have would refuse every film.
    void theRulesNameCodecsAsTheyAreFound()
    {
        const networks::RulesCatalogue catalogue;
        int limited = 0;
        for (const networks::NetworkRules *rules : catalogue.all()) {
            const networks::MediaKindRules &video = rules->media.video;
            limited += video.pictureCodecs.isEmpty() ? 0 : 1;
            for (const QString &name : video.pictureCodecs + video.soundCodecs)
                QVERIFY2(codecWords(name) != name, qPrintable(rules->name + u' ' + name));
        }
        QVERIFY(limited >= 5);
    }
};

QTEST_GUILESS_MAIN(TestCheckVideos)
#include "tst_check_videos.moc"
