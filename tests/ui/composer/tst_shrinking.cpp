// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/media_strip.h"
#include "composer/picture_shrinking.h"
#include "composer/problem_list.h"
#include "composer_fixture.h"

#include <QAction>
#include <QImage>
#include <QPlainTextEdit>

#include <random>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

/// A photograph that is too large for a network can be posted from the composer.
class ShrinkingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;
    clients::AccountId m_board;
    clients::AccountId m_other;

    /// As a camera sees leaves: over Bluesky's two megabytes.
    [[nodiscard]] QString photograph() const
    {
        QImage image(1200, 900, QImage::Format_RGB32);
        std::minstd_rand random(1);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                image.setPixel(x, y, qRgb(int(random() % 256), int(random() % 256), int(random() % 256)));
        }
        QString path = m->workspace.folder.filePath(QStringLiteral("leaves.png"));
        if (!image.save(path))
            qFatal("The picture could not be written.");
        return path;
    }
    [[nodiscard]] int shrinkable() const
    {
        int count = 0;
        for (const plan::Problem &problem : m->page->inspector().problems())
            count += problem.remedy == plan::Remedy::ShrinkPicture ? 1 : 0;
        return count;
    }
    void pressShrink() const
    {
        const auto *list = m->page->findChild<ProblemList *>();
        const auto &problems = m->page->inspector().problems();
        for (size_t i = 0; i < problems.size(); ++i) {
            if (problems[i].remedy == plan::Remedy::ShrinkPicture) {
                list->row(int(i))->remedyButton()->click();
                return;
            }
        }
        qFatal("There is nothing to shrink.");
    }
    [[nodiscard]] plan::MediaItem first() const
    {
        return m->page->state().mediaItems().value(m->page->state().post().media.front().mediaId);
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ComposerFixture>();
        m_board = m->addByHand("bluesky", QStringLiteral("board"));
        m_other = m->addByHand("mastodon", QStringLiteral("other"));
        const auto item = test::await(m->media.add(photograph()));
        QVERIFY(item && item->byteCount > 2'000'000);
        const plan::PostId id = m->addDraft(QStringLiteral("Leaves"), {m_board, m_other});
        plan::Post post = m->posts.post(id).value();
        post.media = {{item->id, QStringLiteral("Leaves in autumn")}};
        QVERIFY(m->posts.saveContent(post, plan::RevisionReason::Saved));
        m->show(ui::OpenPost{id});
    }
    void cleanup() { m.reset(); }

    void pressingTheRemedyTakesTheProblemAway()
    {
        QCOMPARE(shrinkable(), 1);
        const plan::MediaItem large = first();
        pressShrink();
        // It is said that it takes a while, once it does.
        auto *summary = m->find<QLabel>("problemSummary");
        const QString before = summary->text();
        m->pass(int(PictureShrinking::quiet.count()));
        QVERIFY(summary->text() != before);
        QVERIFY2(summary->text().contains(QStringLiteral("Shrinking")), qPrintable(summary->text()));
        QTRY_VERIFY(first().id != large.id);
        QVERIFY(!summary->text().contains(QStringLiteral("Shrinking")));
        QVERIFY(first().byteCount <= 2'000'000);
        QCOMPARE(m->page->state().post().media.front().altText, QStringLiteral("Leaves in autumn"));
        m->pass(1000);
        QCOMPARE(shrinkable(), 0);
        QCOMPARE(m->posts.post(m->page->state().post().id)->media.front().mediaId, first().id);
        QVERIFY(m->navigator.errors.isEmpty());

        // Taken back, the picture is the large one again.
        QVERIFY2(m->undo.undoText().startsWith(QStringLiteral("Made a picture fit")),
                 qPrintable(m->undo.undoText()));
        m->undo.undo();
        QCOMPARE(first().id, large.id);
        m->pass(1000);
        QCOMPARE(shrinkable(), 1);
        m->undo.redo();
        QVERIFY(first().id != large.id);
    }

    void anAccountWithPicturesOfItsOwnChangesThoseAlone()
    {
        ComposerState &state = m->page->state();
        const plan::MediaItem large = first();
        state.setTab(m_board);
        // A second picture makes the account's list its own.
        QImage small(64, 48, QImage::Format_RGB32);
        small.fill(Qt::red);
        state.addMedia(test::await(m->media.addImage(small, QStringLiteral("red.png"))).value(), m_board);
        QVERIFY(state.hasOwnMedia(m_board));
        m->pass(1000);
        pressShrink();
        QTRY_VERIFY(state.mediaOf(m_board).front().mediaId != large.id);
        QCOMPARE(first().id, large.id);
        QCOMPARE(state.mediaOf(m_board).size(), 2U);
        m->pass(1000);
        QCOMPARE(shrinkable(), 0);
    }

    void aPostThatIsLeftMeanwhileGetsItAllTheSame()
    {
        const plan::PostId id = m->page->state().post().id;
        const plan::MediaId large = first().id;
        pressShrink();
        m->page->open(ui::NewPost{});
        QTRY_VERIFY(m->posts.post(id)->media.front().mediaId != large);
        QVERIFY(m->navigator.errors.isEmpty());
    }

    void whatCannotBeShrunkIsReported()
    {
        QFile file(m->media.path(first()));
        QVERIFY(file.remove());
        pressShrink();
        QTRY_COMPARE(m->navigator.errors.size(), 1);
        QCOMPARE(shrinkable(), 1);
    }

    void aPostThatIsDeletedMeanwhileStaysDeleted()
    {
        const auto *summary = m->find<QLabel>("problemSummary");
        pressShrink();
        m->pass(int(PictureShrinking::quiet.count()));
        m->page->findChild<QAction *>(QStringLiteral("menuDelete"))->trigger();
        QCOMPARE(m->posts.count({}).value(), 0);
        QVERIFY2(summary->text().contains(QStringLiteral("Shrinking")), qPrintable(summary->text()));
        QTRY_VERIFY(!summary->text().contains(QStringLiteral("Shrinking")));
        m->pass(5000);
        QCOMPARE(m->posts.count({}).value(), 0);
        QVERIFY(m->navigator.errors.isEmpty() && m->navigator.said.isEmpty());
        QVERIFY2(m->undo.undoText().startsWith(QStringLiteral("Deleted")), qPrintable(m->undo.undoText()));
    }

    void aPostThatIsKeptAnewMeanwhileGetsItToo()
    {
        const plan::PostId id = m->page->state().post().id;
        const plan::MediaId large = first().id;
        pressShrink();
        QVERIFY(m->posts.remove(id)); // elsewhere
        m->page->state().setText(QStringLiteral("Leaves in the park"));
        m->pass(1000);
        const plan::PostId there = m->page->state().post().id;
        QVERIFY(there != id);
        QTRY_VERIFY(first().id != large);
        m->pass(1000);
        QVERIFY(m->posts.post(there)->media.front().mediaId != large);
        QVERIFY(m->navigator.errors.isEmpty());
    }

    void aDescriptionThatIsWrittenMeanwhileIsKept()
    {
        const plan::MediaId large = first().id;
        pressShrink();
        m->find<MediaStrip>("mediaStrip")->describe();
        auto *text = m->find<QPlainTextEdit>("pictureDescription");
        text->setPlainText(QStringLiteral("Leaves on wet stone"));
        QTRY_VERIFY(first().id != large);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m->page->state().post().media.front().altText, QStringLiteral("Leaves on wet stone"));
        QVERIFY(m->navigator.errors.isEmpty());
    }
};

QTEST_MAIN(ShrinkingTest)
#include "tst_shrinking.moc"
