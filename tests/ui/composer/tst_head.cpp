// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the page: whose post it is, and what gives way in a narrow window.
#include "composer/client_choice.h"
#include "composer/post_editor.h"
#include "composer_fixture.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

class HeadTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;
    clients::ClientId m_second;
    clients::AccountId m_secondAccount;

    void addSecondClient()
    {
        m_second = m->workspace.addClient(QStringLiteral("Nuts & Bolts"), "Europe/Amsterdam");
        m_secondAccount = m->workspace.addAccount(m_second, QStringLiteral("nutsandbolts.example"));
    }
    void chooseClient(const QString &name) const
    {
        auto *choice = m->find<ClientChoice>("postClient");
        QTest::mouseClick(choice, Qt::LeftButton);
        auto *menu = m->find<QMenu>("postClientMenu");
        for (QAction *action : menu->actions()) {
            if (action->text() == name)
                menu->setActiveAction(action);
        }
        QTest::keyClick(menu, Qt::Key_Return);
    }
    [[nodiscard]] bool hasVersion(const clients::AccountId &id) const
    {
        return m->page->state().post().version(id) != nullptr;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void aNewPostSaysWhoseItIsAndCanBeAnothers()
    {
        addSecondClient();
        m->show(ui::NewPost{});
        auto *choice = m->find<ClientChoice>("postClient");
        QVERIFY(choice->isVisible());
        QCOMPARE(choice->accessibleName(), QStringLiteral("Client: Crumb & Clover"));
        chooseClient(QStringLiteral("Nuts && Bolts"));
        QVERIFY(m->page->state().post().clientId == m_second);
        QCOMPARE(choice->accessibleName(), QStringLiteral("Client: Nuts & Bolts"));
        QVERIFY(hasVersion(m_secondAccount) && !hasVersion(m->bluesky));
        QCOMPARE(m->posts.count({}).value(), 0);
    }
    void theZonesAreNamedAfterTheClientThatIsChosen()
    {
        addSecondClient();
        ui::NewPost request;
        request.planned = ComposerFixture::at({2026, 11, 20}, {9, 0});
        m->show(request);
        const auto *zones = m->find<QComboBox>("whenZone");
        QVERIFY(zones->findText(QStringLiteral("London (Crumb & Clover)")) >= 0);
        chooseClient(QStringLiteral("Nuts && Bolts"));
        QVERIFY(zones->findText(QStringLiteral("Amsterdam (Nuts & Bolts)")) >= 0);
        QVERIFY(zones->findText(QStringLiteral("London (Crumb & Clover)")) < 0);
        QCOMPARE(zones->currentData().toByteArray(), m->page->state().post().planned->zone);
    }
    void aDraftMovesToAnotherClientWithItsWordsAndBack()
    {
        addSecondClient();
        m->show(ui::NewPost{});
        QTest::keyClicks(m->find<PostEditor>("postText"), QStringLiteral("Loaves"));
        m->pass(1000);
        const plan::PostId before = m->page->state().post().id;
        chooseClient(QStringLiteral("Nuts && Bolts"));
        const plan::PostId after = m->page->state().post().id;
        QVERIFY(before != after && !m->posts.post(before));
        QCOMPARE(m->posts.post(after)->text, QStringLiteral("Loaves"));
        QVERIFY(m->posts.post(after)->clientId == m_second);
        QVERIFY(hasVersion(m_secondAccount) && !hasVersion(m->bluesky));
        m->undo.undo();
        QVERIFY(m->page->state().post().id == before);
        QVERIFY(m->posts.post(before) && !m->posts.post(after));
        QVERIFY(hasVersion(m->bluesky));
        m->undo.redo();
        QVERIFY(m->page->state().post().id == after);
    }
    void whatIsScheduledKeepsItsClient()
    {
        addSecondClient();
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                    ComposerFixture::at({2026, 11, 19}, {18, 30}));
        QVERIFY(m->outbox.schedule(id));
        m->show(ui::OpenPost{id});
        auto *choice = m->find<ClientChoice>("postClient");
        QVERIFY(choice->isVisible());
        QTest::mouseClick(choice, Qt::LeftButton);
        QVERIFY(!m->page->findChild<QMenu *>(QStringLiteral("postClientMenu")));
    }
    void anEmptyNewPostGoesWithTheClientOfTheWindow()
    {
        addSecondClient();
        const auto planned = ComposerFixture::at({2026, 11, 20}, {9, 0});
        ui::NewPost request;
        request.planned = planned;
        m->show(request);
        m->scope.setClient(m_second);
        QVERIFY(m->page->state().post().clientId == m_second);
        QVERIFY(m->page->state().post().planned == planned);
        QTest::keyClicks(m->find<PostEditor>("postText"), QStringLiteral("Loaves"));
        m->scope.setClient(m->client);
        QVERIFY(m->page->state().post().clientId == m_second);
    }
    void nothingOverlapsInANarrowWindow_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("scale");
        QTest::newRow("the smallest window") << 852 << 1.0;
        QTest::newRow("with large text") << 852 << 1.5;
        QTest::newRow("wide") << 1256 << 1.0;
    }
    void nothingOverlapsInANarrowWindow()
    {
        QFETCH(int, width);
        QFETCH(double, scale);
        m->themes.setTextScale(scale);
        addSecondClient();
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                    ComposerFixture::at({2026, 11, 20}, {18, 30}));
        auto post = m->posts.post(id).value();
        post.title =
            QStringLiteral("A title that goes on and on about the stollen of this year and the next");
        QVERIFY(m->posts.saveContent(post, plan::RevisionReason::Saved));
        QVERIFY(m->posts.setNeedsApproval(id, true));
        m->show(ui::OpenPost{id}, {width, 560});
        m->page->resize(width, 560);
        QTest::keyClicks(m->find<PostEditor>("postText"), QStringLiteral("!"));
        m->pass(1000);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const auto *head = m->find<QWidget>("composerHead");
        QCOMPARE(head->width(), width);
        QList<QWidget *> shown;
        for (QWidget *child : head->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (child->isVisible())
                shown.append(child);
        }
        QVERIFY(shown.size() >= 4);
        for (const QWidget *each : std::as_const(shown)) {
            QVERIFY2(head->rect().contains(each->geometry()), qPrintable(each->objectName()));
            for (const QWidget *other : std::as_const(shown)) {
                QVERIFY2(each == other || !each->geometry().intersects(other->geometry()),
                         qPrintable(each->objectName() + u' ' + other->objectName()));
            }
        }
        QVERIFY(m->find<QLineEdit>("postTitle")->width() >= 60);
        QCOMPARE(m->find<QWidget>("postSaved")->isVisible(), width > 1200);
        QCOMPARE(m->find<QWidget>("showPreview")->isVisible(), width < 1200);
    }
    void theRemarkGivesWayBeforeTheTitle()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                    ComposerFixture::at({2026, 11, 20}, {18, 30}));
        auto post = m->posts.post(id).value();
        post.title = QStringLiteral("Stollen pre-orders are open");
        QVERIFY(m->posts.saveContent(post, plan::RevisionReason::Saved));
        m->show(ui::OpenPost{id}, {852, 560});
        m->pass(1000);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const auto *title = m->find<QLineEdit>("postTitle");
        QVERIFY(title->width() >= QFontMetrics(title->font()).horizontalAdvance(title->text()));
        QVERIFY(!m->find<QWidget>("postSaved")->isVisible());
    }
    void aTimeElsewhereKeepsItsCity()
    {
        const auto planned = ComposerFixture::at({2026, 11, 20}, {8, 0}, "America/Los_Angeles");
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, planned);
        auto post = m->posts.post(id).value();
        post.title = QStringLiteral("Stollen orders are open");
        QVERIFY(m->posts.saveContent(post, plan::RevisionReason::Saved));
        m->show(ui::OpenPost{id}, {1256, 560});
        const auto *title = m->find<QLineEdit>("postTitle");
        const auto *button = m->find<QPushButton>("composerMainButton");
        const QString whole = button->text();
        QCOMPARE(whole, QStringLiteral("Schedule for Fri 08:00 in Los Angeles"));
        bool hadMiddle = false;
        for (int width = 1256; width >= 480; width -= 8) {
            m->page->resize(width, 560);
            for (int i = 0; i < 3; ++i)
                QCoreApplication::processEvents();
            if (button->text() == whole) {
                QVERIFY2(title->width() >= title->sizeHint().width(), qPrintable(QString::number(width)));
                continue;
            }
            QCOMPARE(button->toolTip(), whole);
            QVERIFY(m->find<QPushButton>("showPreview")->text().isEmpty());
            hadMiddle = hadMiddle || button->text() == QStringLiteral("Schedule for Fri 08:00 Los Angeles");
            // No time without its city, and both are there in the smallest window.
            QVERIFY2(!button->text().contains(QStringLiteral("08:00")) ||
                         button->text().contains(QStringLiteral("Los Angeles")),
                     qPrintable(button->text()));
            QVERIFY2(width < 796 || button->text() != QStringLiteral("Schedule"),
                     qPrintable(QString::number(width)));
        }
        QVERIFY(hadMiddle);
        // What has no word any more is still said.
        const auto *status = m->find<QWidget>("postStatus");
        QCOMPARE(status->accessibleName(), QStringLiteral("Draft"));
        QCOMPARE(status->toolTip(), QStringLiteral("Draft"));
    }
    void aTitleIsSeenFromItsFirstLetter()
    {
        m->show(ui::NewPost{});
        auto *title = m->find<QLineEdit>("postTitle");
        title->setFocus();
        const QString words = QStringLiteral("Cargo bike demo day, 28 Nov");
        QTest::keyClicks(title, words);
        m->pass(1000);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        m->page->grab();
        // Behind the last letter; were it scrolled, it would stand nearer to the start.
        const int caret = title->inputMethodQuery(Qt::ImCursorRectangle).toRect().center().x();
        QVERIFY2(caret >= QFontMetrics(title->font()).horizontalAdvance(words),
                 qPrintable(QString::number(caret)));
        QTest::keyClicks(title, QStringLiteral(" and very much more that no head has room for").repeated(3));
        m->find<PostEditor>("postText")->setFocus();
        QCOMPARE(title->cursorPosition(), 0);
    }

    void aTimeOnOtherClocksIsSaidWithItsCity()
    {
        const auto planned = ComposerFixture::at({2026, 11, 20}, {8, 0}, "America/Los_Angeles");
        const auto id = m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, planned);
        m->show(ui::OpenPost{id});
        auto *button = m->find<QPushButton>("composerMainButton");
        QCOMPARE(button->text(), QStringLiteral("Schedule for Fri 08:00 in Los Angeles"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m->undo.undoText(), QStringLiteral("Scheduled for Fri 08:00 in Los Angeles"));
        QCOMPARE(button->text(), QStringLiteral("Keep for Fri 08:00 in Los Angeles"));
    }
};

QTEST_MAIN(HeadTest)
#include "tst_head.moc"
