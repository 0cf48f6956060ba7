// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/practice_dialog.h"
#include "ui/support/window_parts.h"

#include <QLabel>
#include <QtTest>

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
    Result<void> show(const char *address)
    {
        return PracticeDialog::show(QUrl(QString::fromLatin1(address)), m_parts->kit, m_parts->base.clock,
                                    *m_timeline, {}, m_window.get());
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

    std::unique_ptr<test::WindowParts> m_parts;
    std::unique_ptr<networks::PracticeTimeline> m_timeline;
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(PracticeDialogTest)
#include "practice_dialog_test.moc"
