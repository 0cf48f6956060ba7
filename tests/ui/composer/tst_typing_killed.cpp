// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer_saver.h"
#include "composer_fixture.h"

#include <QListWidget>
#include <QProcess>

using namespace hatstand;
using namespace hatstand::test;

/// A program that is killed while somebody writes: what was written is found again.
class TestTypingKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasTypedIsFoundAgain()
    {
        ComposerFixture fixture(TestWorkspace::Kind::File);
        // The other process has the time of this computer.
        fixture.workspace.clock.setNow(Instant::fromDateTime(QDateTime::currentDateTimeUtc()));
        const auto board = fixture.addByHand("bluesky", QStringLiteral("board"));
        const plan::PostId draft = fixture.addDraft(QStringLiteral("Begun"), {board});
        const auto tomorrow =
            plan::plannedTimeAt(fixture.workspace.clock.now() + std::chrono::hours(24), "Europe/London");
        const plan::PostId scheduled = fixture.addDraft(QStringLiteral("Short enough"), {board}, tomorrow);
        QVERIFY(fixture.outbox.schedule(scheduled));
        const QString longWords = QStringLiteral("Loaves and buns for everyone in Easton. ").repeated(9);
        QVERIFY(longWords.size() > 300);

        QProcess target;
        target.setProcessChannelMode(QProcess::MergedChannels);
        target.start(QStringLiteral(HATSTAND_TYPING_TARGET),
                     {fixture.workspace.workspace->path(), draft.toString(),
                      QStringLiteral("Begun, and done"), scheduled.toString(), longWords});
        QByteArray said;
        while (!said.contains("KEPT") && target.waitForReadyRead(20'000))
            said += target.readAll();
        target.kill(); // SIGKILL
        QVERIFY(target.waitForFinished());
        QVERIFY2(said.contains("KEPT"), said.constData());
        QCOMPARE(target.exitStatus(), QProcess::CrashExit);

        QCOMPARE(fixture.posts.post(draft)->text, QStringLiteral("Begun, and done"));
        // What goes out is what a network takes; what was typed last waits for its author.
        QCOMPARE(fixture.posts.post(scheduled)->text, QStringLiteral("Short enough"));
        QCOMPARE(fixture.posts.post(scheduled)->status, plan::PostStatus::Scheduled);
        fixture.show(ui::OpenPost{scheduled});
        QCOMPARE(fixture.page->state().text(), longWords);
        fixture.pass(int(plan::DraftKeeper::quiet.count()));
        QCOMPARE(fixture.posts.post(scheduled)->text, QStringLiteral("Short enough"));
        QVERIFY(fixture.posts.keptAside(scheduled)->has_value());
        QCOMPARE(fixture.find<QLabel>("postSaved")->text(), QStringLiteral("Kept beside the post"));
        // Shortened, it goes into the outbox.
        fixture.page->state().setText(QStringLiteral("Shorter"));
        fixture.pass(int(plan::DraftKeeper::quiet.count()));
        QCOMPARE(fixture.posts.post(scheduled)->text, QStringLiteral("Shorter"));
        QVERIFY(!fixture.posts.keptAside(scheduled)->has_value());
    }

    void anEarlierVersionTakesThePlaceOfWhatIsKeptAside()
    {
        ComposerFixture fixture;
        const auto board = fixture.addByHand("bluesky", QStringLiteral("board"));
        const auto tomorrow =
            plan::plannedTimeAt(fixture.workspace.clock.now() + std::chrono::hours(24), "Europe/London");
        const plan::PostId id = fixture.addDraft(QStringLiteral("First"), {board}, tomorrow);
        plan::Post post = fixture.posts.post(id).value();
        post.text = QStringLiteral("Second");
        QVERIFY(fixture.posts.saveContent(post, plan::RevisionReason::Saved));
        QVERIFY(fixture.outbox.schedule(id));
        fixture.show(ui::OpenPost{id});
        fixture.page->state().setText(QString(400, u'a'));
        fixture.pass(int(plan::DraftKeeper::quiet.count()));
        QVERIFY(fixture.posts.keptAside(id)->has_value());

        QTest::mouseClick(fixture.find<QPushButton>("postVersions"), Qt::LeftButton);
        auto *list = fixture.find<QListWidget>("versionsList");
        list->setCurrentRow(list->count() - 1);
        QTest::mouseClick(fixture.find<QPushButton>("putBack"), Qt::LeftButton);
        QCOMPARE(fixture.posts.post(id)->text, QStringLiteral("First"));
        QCOMPARE(fixture.page->state().text(), QStringLiteral("First"));
        QVERIFY(fixture.page->keepWork());
        fixture.pass(5000);
        QCOMPARE(fixture.posts.post(id)->text, QStringLiteral("First"));
        QVERIFY(!fixture.posts.keptAside(id)->has_value());
    }
};

QTEST_MAIN(TestTypingKilled)
#include "tst_typing_killed.moc"
