// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/practice_dialog.h"
#include "ui/support/window_parts.h"

#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace hatstand;
using ui::accounts::PracticeDialog;

class PracticeDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<test::WindowParts>();
        m_timeline =
            std::make_unique<networks::PracticeTimeline>(m_parts->base.database(), m_parts->base.clock);
        m_window = std::make_unique<QWidget>();
        m_window->resize(1256, 848);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        networks::PracticeProfile profile;
        profile.handle = QStringLiteral("crumb");
        profile.seed = 7;
        profile.followers = 20'000;
        profile.createdAt = m_parts->base.clock.now();
        QVERIFY(m_timeline->addProfile(profile));
        for (const char *key : {"first", "second"}) {
            networks::PracticePost post;
            post.handle = profile.handle;
            post.recordKey = QString::fromLatin1(key);
            post.text = QStringLiteral("Words of the %1 <post>").arg(post.recordKey);
            post.media =
                QStringLiteral(R"([{"mimeType":"image/png","bytes":9,"file":"gone.png","alt":"A loaf"}])");
            post.createdAt = m_parts->base.clock.now();
            QVERIFY(m_timeline->addPost(post));
        }
        m_parts->base.clock.advance(std::chrono::hours(48)); // time for reactions
    }
    void cleanup()
    {
        m_window.reset();
        m_timeline.reset();
        m_parts.reset();
    }

    void aPostIsShownWithWhatCameBack()
    {
        QVERIFY(show("practice:/crumb/first"));
        QCOMPARE(textsOf("practicePostText"), QStringList{QStringLiteral("Words of the first <post>")});
        const auto posts = m_timeline->at(QUrl(QStringLiteral("practice:/crumb/first")), 1).value();
        QStringList replies;
        for (const networks::PracticeReply &reply : posts.front().echo.replies)
            replies << reply.text;
        QVERIFY(!replies.isEmpty());
        QCOMPARE(textsOf("practiceReply"), replies);
        QVERIFY(textsOf("").contains(QStringLiteral("A loaf"))); // its file is not there: its words are
    }

    void theAddressOfAProfileShowsItsNewestPosts()
    {
        QVERIFY(show("practice:/crumb"));
        QCOMPARE(textsOf("practicePostText").size(), 2);
    }

    void picturesComeOnceTheDialogIsThere()
    {
        const PicturePath pictures = somePicture(QSize(1600, 800));
        QVERIFY(show("practice:/crumb/first", pictures));
        const auto *dialog = m_window->findChild<PracticeDialog *>();
        const auto *picture = dialog->findChild<QLabel *>(QStringLiteral("practicePicture"));
        QVERIFY(dialog->isVisible());
        QVERIFY(picture && !picture->isVisible()); // nothing has been read before it opened
        const int height = dialog->height();
        QTRY_VERIFY(picture->isVisible());
        QCOMPARE(picture->pixmap(Qt::ReturnByValue).deviceIndependentSize(),
                 QSizeF(m_parts->kit.px(240), m_parts->kit.px(120)));
        QCOMPARE(picture->accessibleName(), QStringLiteral("A loaf"));
        QVERIFY(dialog->height() > height);
    }

    void aDialogThatIsClosedWaitsForNoPicture()
    {
        QVERIFY(show("practice:/crumb", somePicture(QSize(1600, 800))));
        m_window.reset();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents(); // what was being read arrives, and nobody is there
    }

    void aLongPageIsReadByKeyboard()
    {
        m_window->resize(700, 300);
        QVERIFY(show("practice:/crumb"));
        auto *dialog = m_window->findChild<PracticeDialog *>();
        auto *area = dialog->findChild<QScrollArea *>();
        QVERIFY(area);
        QCOMPARE(area->accessibleName(), dialog->windowTitle());
        QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("close"))->hasFocus());
        QTest::keyClick(dialog, Qt::Key_Tab);
        QVERIFY(area->hasFocus());
        QTest::keyClick(area, Qt::Key_PageDown);
        QVERIFY(area->verticalScrollBar()->value() > 0);
        QTest::keyClick(dialog, Qt::Key_Tab);
        QVERIFY(dialog->findChild<QPushButton *>(QStringLiteral("close"))->hasFocus());
    }

    void whatIsNotThereIsSaid()
    {
        for (const char *address : {"practice:/crumb/third", "practice:/nobody", "practice:/nobody/first"}) {
            const auto shown = show(address);
            QVERIFY(!shown);
            QCOMPARE(shown.error().code, ErrorCode::NotFound);
        }
        QVERIFY(!m_window->findChild<PracticeDialog *>());
    }

    void onlyAddressesOfPracticeAreItsOwn()
    {
        QVERIFY(PracticeDialog::isFor(QUrl(QStringLiteral("practice:/crumb/first"))));
        QVERIFY(!PracticeDialog::isFor(QUrl(QStringLiteral("https://practice.example/crumb"))));
    }

private:
    using PicturePath = PracticeDialog::PicturePath;
    Result<void> show(const char *address, const PicturePath &pictures = {})
    {
        return PracticeDialog::show(QUrl(QString::fromLatin1(address)), m_parts->kit, m_parts->base.clock,
                                    *m_timeline, pictures, m_window.get());
    }
    /// The same for every name.
    [[nodiscard]] PicturePath somePicture(QSize size) const
    {
        QString path = m_folder.filePath(QStringLiteral("loaf.png"));
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::darkYellow);
        if (!image.save(path))
            qFatal("no picture");
        return [path](const QString &) { return path; };
    }
    [[nodiscard]] QStringList textsOf(const char *name) const
    {
        QStringList texts;
        const auto *dialog = m_window->findChild<PracticeDialog *>();
        if (!dialog)
            return texts;
        const QString wanted = QString::fromLatin1(name);
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (wanted.isEmpty() || label->objectName() == wanted)
                texts << label->text();
        }
        return texts;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::WindowParts> m_parts;
    std::unique_ptr<networks::PracticeTimeline> m_timeline;
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(PracticeDialogTest)
#include "practice_dialog_test.moc"
