// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A long text as a thread: by a remedy or by choice, seen part by part, and edited as parts.
#include "base/translate.h"
#include "composer/post_editor.h"
#include "composer/preview_panel.h"
#include "composer_fixture.h"
#include "networks/post_options.h"
#include "networks/text/thread_split.h"
#include "publish/frozen_content.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>

using namespace hatstand;
using namespace hatstand::ui::composer;
using networks::ThreadMode;
using test::ComposerFixture;

class ThreadsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] static QString sentences(int count)
    {
        QStringList all;
        for (int i = 1; i <= count; ++i)
            all << QStringLiteral("This is sentence number %1 of a text that goes on for a while.").arg(i);
        return all.join(QLatin1Char(' '));
    }
    [[nodiscard]] ComposerState &state() const { return m->page->state(); }
    [[nodiscard]] ThreadMode mode() const { return networks::threadMode(state().optionsOf(m->bluesky)); }
    [[nodiscard]] PreviewCard *card(int part) const
    {
        return m->find<PreviewPanel>("previewPanel")->card(m->bluesky, part);
    }
    void open(const QString &text)
    {
        m->show(ui::OpenPost{m->addDraft(text, {m->bluesky})});
        state().setTab(m->bluesky);
    }
    void choose(ThreadMode wanted)
    {
        auto *choice = m->find<QComboBox>("threadMode");
        QVERIFY(choice->isVisible());
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Home);
        for (int i = 0; i < int(wanted); ++i)
            QTest::keyClick(choice, Qt::Key_Down);
        m->pass(300);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QVERIFY(loadLanguage(*QCoreApplication::instance(), QStringLiteral("en"))); // plurals
    }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void theSecondButtonOfAProblemMakesAThread()
    {
        open(sentences(10));
        m->pass(300);
        auto *other = m->find<QPushButton>("other0");
        QVERIFY(other->isVisible());
        QCOMPARE(other->text(), QStringLiteral("Make it a thread of 3 parts"));
        QVERIFY(m->find<QPushButton>("remedy0")->isVisible());
        QTest::mouseClick(other, Qt::LeftButton);
        QCOMPARE(mode(), ThreadMode::Auto);
        QCOMPARE(state().textOf(m->bluesky), sentences(10));
        m->pass(300);
        QVERIFY(!m->find<QPushButton>("other0")->isVisible());
        m->undo.undo();
        QCOMPARE(mode(), ThreadMode::None);
    }
    void isOfferedWhereTheNetworkHasThreads()
    {
        const auto byHand = m->addByHand("instagram", QStringLiteral("Crumb"));
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Rolls"), {m->bluesky, byHand})});
        const auto *row = m->find<QWidget>("threadRow");
        QVERIFY(!row->isVisible());
        state().setTab(m->bluesky);
        QVERIFY(row->isVisible());
        state().setTab(byHand);
        QVERIFY(!row->isVisible());
    }
    void eachPartHasItsCardAndItsCount()
    {
        open(sentences(10));
        QVERIFY(!card(1));
        choose(ThreadMode::Auto);
        QCOMPARE(m->find<QLabel>("threadCount")->text(), QStringLiteral("3 parts"));
        QVERIFY(card(2) && !card(3));
        const QStringList parts = state().threadOf(*state().account(m->bluesky));
        QCOMPARE(card(1)->shownText(), parts[1]);
        QCOMPARE(card(1)->partWords(), QStringLiteral("Part 2 of 3 · %1 / 300").arg(parts[1].size()));
        auto *numbers = m->find<QCheckBox>("threadNumbers");
        numbers->click();
        m->pass(300);
        QVERIFY2(card(0)->shownText().endsWith(QStringLiteral(" 1/3")), qPrintable(card(0)->shownText()));
        // Each part fits, so the count is that of the fullest, and nothing stands in the way.
        QVERIFY(!m->page->inspector().measureOf(m->bluesky)->over);
        choose(ThreadMode::None);
        QVERIFY(!card(1));
        QVERIFY(state().optionsOf(m->bluesky).isEmpty());
    }
    void becomesPartsOfThePersonsOwn()
    {
        open(sentences(10));
        choose(ThreadMode::Auto);
        m->find<QCheckBox>("threadNumbers")->click();
        const QStringList sent = state().threadOf(*state().account(m->bluesky));
        QTest::mouseClick(m->find<QPushButton>("editAsParts"), Qt::LeftButton);
        QCOMPARE(mode(), ThreadMode::Parts);
        QVERIFY(state().hasOwnText(m->bluesky));
        QVERIFY(state().textOf(m->bluesky).contains(QStringLiteral("\n---\n")));
        // It says the same, numbers and all.
        QCOMPARE(state().threadOf(*state().account(m->bluesky)), sent);
        QVERIFY(!m->find<QPushButton>("editAsParts")->isVisible());
        m->undo.undo();
        QCOMPARE(mode(), ThreadMode::Auto);
        QVERIFY(!state().hasOwnText(m->bluesky));
    }
    void isShownWithTheJointsThatItIsSentWith()
    {
        strategy::Campaign campaign;
        campaign.clientId = m->client;
        campaign.name = QStringLiteral("Stollen 26");
        campaign.utmCampaign = QStringLiteral("stollen-26");
        plan::Post post;
        post.clientId = m->client;
        post.text = QStringLiteral("Order at https://crumb.example/stollen today. ") + sentences(10);
        post.planned = ComposerFixture::at(QDate(2026, 11, 20), QTime(9, 0));
        plan::Version version;
        version.accountId = m->bluesky;
        networks::setThreadMode(version.options, ThreadMode::Auto);
        post.versions.push_back(version);
        const plan::PostId id = m->posts.add(post).value();
        const auto campaignId = m->campaigns.add(campaign).value();
        m->show(ui::OpenPost{id});
        state().setTab(m->bluesky);
        const QStringList untagged = state().threadOf(*state().account(m->bluesky));

        state().setCampaign(campaignId);
        m->pass(300); // it is shown anew
        QVERIFY(m->posts.saveContent(state().post(), plan::RevisionReason::Autosave));
        const QStringList shown = state().threadOf(*state().account(m->bluesky));
        QVERIFY(shown[0].contains(QStringLiteral("utm_campaign=stollen-26")));
        QVERIFY(shown[1] != untagged[1]); // the joints have moved
        QCOMPARE(card(1)->shownText(), shown[1]);

        const auto scheduled = m->outbox.schedule(id);
        QVERIFY2(scheduled, scheduled ? "" : qPrintable(scheduled.error().what));
        const auto deliveries = m->outbox.ofPost(id).value();
        QCOMPARE(deliveries.size(), size_t(1));
        const auto sent = publish::thawContent(deliveries[0].content, {}, [](const plan::MediaItem &) {
                              return QString();
                          }).value();
        QStringList texts{sent.text};
        for (const networks::OutgoingPart &part : sent.parts)
            texts << part.text;
        QCOMPARE(texts, shown);
    }
    void aPictureGoesWithAPart()
    {
        open(sentences(10));
        m->addPictures(1);
        QVERIFY(!m->find<QPushButton>("picturePart")->isVisible());
        choose(ThreadMode::Auto);
        auto *part = m->find<QPushButton>("picturePart");
        QVERIFY(part->isVisible());
        QCOMPARE(part->text(), QStringLiteral("Goes with part 1"));
        QTest::mouseClick(part, Qt::LeftButton);
        auto *menu = m->find<QMenu>("pictureParts");
        QCOMPARE(menu->actions().size(), qsizetype(3));
        menu->setActiveAction(menu->actions()[1]);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(state().media()[0].part, 1);
        QCOMPARE(part->text(), QStringLiteral("Goes with part 2"));
        m->undo.undo();
        QCOMPARE(state().media()[0].part, 0);
    }
};

QTEST_MAIN(ThreadsTest)
#include "tst_threads.moc"
