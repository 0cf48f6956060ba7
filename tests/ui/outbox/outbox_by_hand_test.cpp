// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person drags into a browser: made ready as what is sent, or nothing.
#include "outbox_fixture.h"
#include "plan/picture_files.h"

#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::outbox;
using publish::DeliveryState;
using tests::leaves;
using tests::secret;

class OutboxByHandTest : public QObject, protected test::OutboxFixture
{
    Q_OBJECT

private:
    clients::AccountId m_board;

    plan::MediaItem added(const QByteArray &bytes, const QString &name)
    {
        plan::MediaItem item = test::await(m_media->addBytes(bytes, name)).value();
        m_parts->media.insert(item.id, item);
        return item;
    }
    /// A post with that picture, which waits to be posted by hand.
    void waits(const QString &title, const plan::PostMedia &picture)
    {
        if (m_board.isNull())
            m_board = m_parts->base.addByHand(m_client, QStringLiteral("Notice board"));
        plan::Post post;
        post.clientId = m_client;
        post.title = title;
        post.text = title;
        post.media = {picture};
        plan::Version version;
        version.accountId = m_board;
        post.versions = {version};
        post.planned =
            plan::plannedTimeAt(m_parts->base.clock.now() + std::chrono::minutes(5), "Europe/Lisbon");
        const plan::PostId id = m_parts->posts.add(post).value();
        if (const auto done = m_parts->outbox.schedule(id); !done)
            qFatal("%s", qPrintable(done.error().sentence()));
        m_parts->base.clock.advance(std::chrono::minutes(5));
        send();
        QCOMPARE(deliveryOf(id).state, DeliveryState::Waiting);
    }
    [[nodiscard]] QAbstractItemModel *files() const { return part<QListView>("byHandMedia")->model(); }
    [[nodiscard]] bool isShown(const char *name) const
    {
        return part<QWidget>(name)->isVisibleTo(m_page.get());
    }
    /// Where the file is that would be dropped; empty when there is none.
    [[nodiscard]] QString dragged() const
    {
        const std::unique_ptr<QMimeData> data(files()->mimeData({files()->index(0, 0)}));
        return data ? data->urls().value(0).toLocalFile() : QString();
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_board = {};
    }
    void cleanup() { close(); }

    void whatIsDraggedIsUprightCutAndTellsNothing()
    {
        const QByteArray bytes = tests::photo(leaves(200, 100), 6);
        QVERIFY(bytes.contains(secret));
        const plan::MediaItem item = added(bytes, QStringLiteral("cake.jpg"));
        plan::PostMedia picture{item.id, QStringLiteral("A cake")};
        picture.crop = QRectF(0, 0, 1, 0.5);
        waits(QStringLiteral("Market"), picture);
        QTRY_COMPARE(files()->rowCount(), 1);
        QVERIFY(isShown("byHandMedia") && !isShown("byHandMediaNote") && !isShown("byHandMediaTrouble"));
        QVERIFY(files()->index(0, 0).data().toString().contains(QStringLiteral("A cake")));
        const QByteArray sent = tests::bytesOf(dragged());
        QVERIFY(!sent.isEmpty());
        QVERIFY(!sent.contains(secret));
        QVERIFY(!sent.contains("Exif"));
        QCOMPARE(QImage::fromData(sent).size(), QSize(100, 100));
    }

    void whatCannotBeMadeReadyIsSaidAndNotDragged()
    {
        const plan::MediaItem item = added(tests::photo(leaves(60, 40)), QStringLiteral("cake.jpg"));
        const QString path = m_media->path(item);
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        waits(QStringLiteral("Market"), {item.id, {}});
        QTRY_VERIFY(isShown("byHandMediaTrouble"));
        const QString words = part<QLabel>("byHandMediaTrouble")->text();
        QVERIFY2(words.contains(QStringLiteral("cake.jpg")), qPrintable(words));
        QVERIFY(!isShown("byHandMedia") && !isShown("byHandMediaNote"));
        QCOMPARE(files()->rowCount(), 0);
        // The text can be copied all the same.
        QVERIFY(part<QPushButton>("byHandCopy")->isVisible());
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
        QTest::mouseClick(part<QPushButton>("byHandMediaAgain"), Qt::LeftButton);
        QTRY_COMPARE(files()->rowCount(), 1);
        QVERIFY(!isShown("byHandMediaTrouble"));
    }

    /// Whatever comes in between: what was begun for another post never stands in the place of this one's.
    void whatIsDraggedIsThatOfTheChosenPost()
    {
        const plan::MediaItem one = added(tests::photo(leaves(60, 40)), QStringLiteral("one.jpg"));
        const plan::MediaItem two = added(tests::photo(leaves(40, 60)), QStringLiteral("two.jpg"));
        waits(QStringLiteral("One"), {one.id, {}});
        waits(QStringLiteral("Two"), {two.id, {}});
        auto *table = part<QTableView>("outboxTable");
        const auto isRight = [&] {
            if (files()->rowCount() == 0)
                return isShown("byHandMediaNote") && !isShown("byHandMedia");
            const bool isOne = part<QLabel>("deliveryTitle")->text() == QStringLiteral("One");
            return isShown("byHandMedia") && !isShown("byHandMediaNote") &&
                   QImage(dragged()).size() == (isOne ? QSize(60, 40) : QSize(40, 60));
        };
        for (int i = 0; i < 20; ++i) {
            table->setCurrentIndex(rows()->index(1 - table->currentIndex().row(), 0));
            QVERIFY(isRight());
            QCoreApplication::processEvents();
            QVERIFY(isRight());
        }
        QTRY_COMPARE(files()->rowCount(), 1);
        QVERIFY(isRight());
    }

    void aFileThatHasGoneIsMadeAgain()
    {
        const plan::MediaItem item = added(tests::photo(leaves(60, 40)), QStringLiteral("cake.jpg"));
        waits(QStringLiteral("Market"), {item.id, {}});
        QTRY_COMPARE(files()->rowCount(), 1);
        const QString path = dragged();
        QVERIFY(QFile::remove(path));
        QVERIFY(dragged().isEmpty());
        QTRY_VERIFY(QFile::exists(path));
        QTRY_COMPARE(dragged(), path);
    }

    void thePageMayGoWhileFilesAreMadeReady()
    {
        const plan::MediaItem item = added(tests::photo(leaves(900, 700)), QStringLiteral("cake.jpg"));
        plan::PostMedia picture{item.id, {}};
        picture.crop = QRectF(0, 0, 0.9, 1);
        waits(QStringLiteral("Market"), picture);
        m_page.reset();
        QCoreApplication::processEvents();
        m_fitter.reset();
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(OutboxByHandTest)
#include "outbox_by_hand_test.moc"
