// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sizes.h"
#include "kit/card.h"
#include "kit/chips.h"
#include "kit/fields.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "kit/switch.h"
#include "settings/autostart.h"
#include "settings/backup_jobs.h"
#include "settings/client_edit_dialog.h"
#include "settings/keys_section.h"
#include "settings/section.h"
#include "settings/settings_page.h"
#include "settings/side_column.h"
#include "settings/traffic_model.h"
#include "storage/backups.h"
#include "support/files.h"
#include "ui/settings/settings_fixture.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::settings;

class SettingsPageTest : public QObject, private test::SettingsFixture
{
    Q_OBJECT

    static ActionSpec specOf(const char *id, const char *text, const QKeySequence &key)
    {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = QString::fromLatin1(text);
        spec.group = QStringLiteral("Calendar");
        spec.keys = {key};
        return spec;
    }
    static void pick(QComboBox *combo, int index)
    {
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }

    void whatWaitsIsShownInOnesOwnTime()
    {
        const auto far = m_parts->base.addClient(QStringLiteral("Far"), "Asia/Tokyo");
        const auto account = m_parts->base.addAccount(far, QStringLiteral("far.example"));
        m_parts->scheduled(far, account, QStringLiteral("Hello"), std::chrono::hours(3)); // it is 11:42
        m_page->activate();
        QStringList words;
        for (const QLabel *label : part<QWidget>(QStringLiteral("waitingCard"))->findChildren<QLabel *>())
            words << label->text();
        QVERIFY2(words.contains(QStringLiteral("14:42")), qPrintable(words.join(u'|')));
    }

    void whatWaitsTodayIsOneRowForEachPost()
    {
        const auto client = m_parts->base.addClient(QStringLiteral("Near"));
        const auto account = m_parts->base.addAccount(client, QStringLiteral("near.example"));
        const auto board = m_parts->base.addByHand(client, QStringLiteral("Club board"));
        m_parts->scheduledFor(client, {account, board}, QStringLiteral("Hello"), std::chrono::hours(3));
        m_parts->scheduled(client, account, QStringLiteral("Tomorrow"), std::chrono::hours(24));
        m_page->activate();
        QStringList words;
        for (const QLabel *label : part<QWidget>(QStringLiteral("waitingCard"))->findChildren<QLabel *>())
            words << (label->isHidden() ? QString() : label->text());
        QCOMPARE(words.count(QStringLiteral("Hello")), 1);
        QVERIFY2(words.contains(QStringLiteral("1")), qPrintable(words.join(u'|')));
        QVERIFY2(!words.contains(QStringLiteral("Tomorrow")), qPrintable(words.join(u'|')));
    }

    void oneSectionAtATime()
    {
        QVERIFY(isShown("general"));
        QTest::mouseClick(part<QPushButton>(QStringLiteral("nav-keys")), Qt::LeftButton);
        QVERIFY(isShown("keys"));
        QVERIFY(!isShown("general"));
        show("log");
        QVERIFY(isShown("privacy"));
        QVERIFY(part<QPushButton>(QStringLiteral("nav-privacy"))->isChecked());
        show("nonsense");
        QVERIFY(isShown("privacy"));
    }

    void tabGoesThroughTheSectionsThenTheSettingsThenTheColumnBeside()
    {
        show("appearance"); // made long after the column beside it
        m_page->findInPage();
        QStringList parts;
        const QWidget *first = QApplication::focusWidget();
        do {
            const QWidget *at = QApplication::focusWidget();
            QString part = QStringLiteral("head");
            for (; at != m_page.get(); at = at->parentWidget()) {
                if (at->objectName() == QLatin1String("settingsNavigation") ||
                    at->objectName() == QLatin1String("settingsBody") ||
                    at->inherits("hatstand::ui::settings::SideColumn"))
                    part = at->objectName().isEmpty() ? QStringLiteral("side") : at->objectName();
            }
            if (parts.isEmpty() || parts.last() != part)
                parts << part;
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        } while (QApplication::focusWidget() != first);
        QCOMPARE(parts, (QStringList{QStringLiteral("head"), QStringLiteral("settingsNavigation"),
                                     QStringLiteral("settingsBody"), QStringLiteral("side")}));
    }

    void aSectionIsMadeWhenItIsWanted()
    {
        QCOMPARE(m_page->findChildren<Section *>().size(), 1);
        show("about");
        QCOMPARE(m_page->findChildren<Section *>().size(), 2);
        part<QLineEdit>(QStringLiteral("findSetting"))->setText(QStringLiteral("dark"));
        QVERIFY(isShown("appearance"));
        QVERIFY(!isShown("about"));
        // They stand in the order of the navigation, whichever came first.
        part<QLineEdit>(QStringLiteral("findSetting"))->setText(QStringLiteral("a"));
        QCoreApplication::processEvents();
        QVERIFY(part<Section>(QStringLiteral("section-appearance"))->y() <
                part<Section>(QStringLiteral("section-about"))->y());
    }

    void aSettingIsFoundByItsWords()
    {
        QVERIFY(m_page->findInPage());
        auto *search = part<QLineEdit>(QStringLiteral("findSetting"));
        QTRY_COMPARE(QApplication::focusWidget(), search);
        QTest::keyClicks(search, QStringLiteral("dark"));
        QVERIFY(isShown("appearance"));
        QVERIFY(!isShown("general"));
        QVERIFY(part<SegmentedControl>(QStringLiteral("theme"))->isVisible());
        QVERIFY(!part<QComboBox>(QStringLiteral("textSize"))->isVisible());
        search->setText(QStringLiteral("zzzz"));
        QVERIFY(!isShown("appearance"));
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(isShown("general"));
    }

    void appearanceIsKept()
    {
        show("appearance");
        part<SegmentedControl>(QStringLiteral("theme"))->setCurrentIndex(2);
        pick(part<QComboBox>(QStringLiteral("textSize")), 3);
        QTest::mouseClick(part<Switch>(QStringLiteral("movement")), Qt::LeftButton);
        const Preferences again(m_parts->base.folder.filePath(QStringLiteral("hatstand.conf")));
        QCOMPARE(m_parts->preferences.theme(), Preferences::Theme::Dark);
        QCOMPARE(m_parts->preferences.textScale(), 1.5);
        QVERIFY(!m_parts->preferences.movement());
        // What another part of the window changes is shown.
        m_parts->preferences.setTheme(Preferences::Theme::Light);
        QCOMPARE(part<SegmentedControl>(QStringLiteral("theme"))->currentIndex(), 1);
    }

    void theMadeUpLanguageIsBehindADisclosure()
    {
        auto *pseudo = part<Switch>(QStringLiteral("pseudoLanguage"));
        QVERIFY(!pseudo->isVisible());
        QTest::mouseClick(part<QPushButton>(QStringLiteral("advancedLanguage")), Qt::LeftButton);
        QVERIFY(pseudo->isVisible());
        QTest::mouseClick(pseudo, Qt::LeftButton);
        QCOMPARE(m_parts->preferences.language(), QStringLiteral("pseudo"));
        QTest::mouseClick(pseudo, Qt::LeftButton);
        QVERIFY(m_parts->preferences.language().isEmpty());
    }

    void closingIsKept()
    {
        auto *closing = part<QComboBox>(QStringLiteral("whenClosed"));
        QCOMPARE(closing->count(), 3);
        pick(closing, 1);
        QCOMPARE(m_parts->preferences.whenClosed(), Preferences::WhenClosed::KeepRunning);
    }

    void theMissedPolicyIsTheClients()
    {
        const auto other = m_parts->base.addClient(QStringLiteral("Northwheel"));
        show("sending");
        QTest::mouseClick(part<QRadioButton>(QStringLiteral("missed2")), Qt::LeftButton);
        QCOMPARE(m_parts->base.clients.client(m_client)->missedPolicy, clients::MissedPolicy::Leave);
        QCOMPARE(m_parts->base.clients.client(other)->missedPolicy, clients::MissedPolicy::Ask);
        pick(part<QComboBox>(QStringLiteral("missedClient")), 1);
        QVERIFY(part<QRadioButton>(QStringLiteral("missed0"))->isChecked());
        auto *grace = part<QComboBox>(QStringLiteral("grace"));
        pick(grace, grace->findData(120));
        QCOMPARE(m_parts->base.clients.client(other)->missedPolicy, clients::MissedPolicy::SendIfRecent);
        QCOMPARE(m_parts->base.clients.client(other)->grace, std::chrono::minutes(120));
        QVERIFY(part<QRadioButton>(QStringLiteral("missed1"))->isChecked());
    }

    void clientsAreOrderedChangedAndArchived()
    {
        const auto other = m_parts->base.addClient(QStringLiteral("Northwheel"));
        show("clients");
        QTest::mouseClick(part<QPushButton>(QStringLiteral("up-") + other.toString()), Qt::LeftButton);
        QCOMPARE(m_parts->base.clients.clients().front().id, other);
        QVERIFY(!part<QPushButton>(QStringLiteral("up-") + other.toString())->isEnabled());
        QCOMPARE(m_parts->undo.undoText(), QStringLiteral("Moved Northwheel up"));

        QTest::mouseClick(part<QPushButton>(QStringLiteral("change-") + other.toString()), Qt::LeftButton);
        QVERIFY(m_page->findChild<ClientEditDialog *>());
        part<QLineEdit>(QStringLiteral("editName"))->setText(QStringLiteral("Northwheel Cycles"));
        part<QLineEdit>(QStringLiteral("editColour"))->setText(QStringLiteral("#FFFF00"));
        QTest::mouseClick(part<QPushButton>(QStringLiteral("saveClient")), Qt::LeftButton);
        // White letters cannot stand on yellow: a darker one is offered, nothing is kept yet.
        QCOMPARE(m_parts->base.clients.client(other)->name, QStringLiteral("Northwheel"));
        QVERIFY(part<QLineEdit>(QStringLiteral("editColour"))->text() != QStringLiteral("#FFFF00"));
        QTest::mouseClick(part<QPushButton>(QStringLiteral("saveClient")), Qt::LeftButton);
        QCOMPARE(m_parts->base.clients.client(other)->name, QStringLiteral("Northwheel Cycles"));
        // What was decided meanwhile stays when the change is taken back.
        clients::Client later = m_parts->base.clients.client(other).value();
        later.missedPolicy = clients::MissedPolicy::Leave;
        QVERIFY(m_parts->base.clients.edit(later));
        m_parts->undo.undo();
        QCOMPARE(m_parts->base.clients.client(other)->name, QStringLiteral("Northwheel"));
        QCOMPARE(m_parts->base.clients.client(other)->missedPolicy, clients::MissedPolicy::Leave);
        m_parts->undo.redo();
        QCOMPARE(m_parts->base.clients.client(other)->name, QStringLiteral("Northwheel Cycles"));
        m_parts->undo.undo();
        m_parts->undo.undo();
        QCOMPARE(m_parts->base.clients.clients().front().id, m_client);
        m_parts->undo.redo();
        m_parts->undo.redo();

        QTest::mouseClick(part<QPushButton>(QStringLiteral("archive-") + other.toString()), Qt::LeftButton);
        QCOMPARE(m_parts->base.clients.clients().size(), std::size_t(1));
        m_parts->undo.undo();
        QCOMPARE(m_parts->base.clients.clients().size(), std::size_t(2));
        m_parts->undo.redo();
        QTest::mouseClick(part<QPushButton>(QStringLiteral("bringBack-") + other.toString()), Qt::LeftButton);
        QCOMPARE(m_parts->base.clients.clients().size(), std::size_t(2));
        m_parts->undo.undo();
        QCOMPARE(m_parts->base.clients.clients().size(), std::size_t(1));
    }

    void typingFiltersWhatIsThereAndReadsNothingAnew()
    {
        m_parts->actions.declare(PageId::Calendar, {specOf("calendar.jump", "Jump far", Qt::Key_X)});
        auto *search = part<QLineEdit>(QStringLiteral("findSetting"));
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("ju"));
        const auto *row = part<QPushButton>(QStringLiteral("key-calendar.jump"));
        QVERIFY(row && row->isVisible());
        const QPointer<const QPushButton> before(row);
        QTest::keyClicks(search, QStringLiteral("mp"));
        QVERIFY(before && before->isVisible());
        QCOMPARE(part<QPushButton>(QStringLiteral("key-calendar.jump")), before.data());
        // The next search looks anew.
        QTest::keyClick(search, Qt::Key_Escape);
        QTest::keyClicks(search, QStringLiteral("jump"));
        QVERIFY(part<QPushButton>(QStringLiteral("key-calendar.jump")) != before.data());
    }

    void theSizeOfThePicturesIsCountedBesideTheWindow()
    {
        QVERIFY(QDir().mkpath(m_workspace->mediaFolder() + QStringLiteral("/ab")));
        QVERIFY(test::writeFile(m_workspace->mediaFolder() + QStringLiteral("/ab/one.png"),
                                QByteArray(3000, 'x')));
        FolderSizer sizer;
        qint64 bytes = -1;
        connect(&sizer, &FolderSizer::measured, this, [&bytes](qint64 counted) { bytes = counted; });
        sizer.start(m_workspace->mediaFolder());
        QCOMPARE(bytes, -1); // not on this thread
        QTRY_COMPARE(bytes, 3000);
        show("place");
        QTRY_VERIFY([this] {
            for (const QLabel *label : m_page->findChildren<QLabel *>()) {
                if (label->text().contains(sizeWords(3000)) &&
                    label->text().contains(QDir::toNativeSeparators(m_workspace->mediaFolder())))
                    return true;
            }
            return false;
        }());
    }

    void keysOfPagesThatWereNotBuiltCanBeChanged()
    {
        ActionSpec fixed = specOf("calendar.delete", "Delete the chosen post", Qt::Key_Delete);
        fixed.fixedKeys = true;
        m_parts->actions.declare(PageId::Calendar, {specOf("calendar.jump", "Jump far", Qt::Key_X), fixed});
        show("keys");
        QVERIFY(part<QPushButton>(QStringLiteral("key-calendar.jump")));
        QVERIFY(!part<QPushButton>(QStringLiteral("key-calendar.delete"))); // listed, and not to be changed
        bool listed = false;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            listed |= label->isVisible() && label->text() == QStringLiteral("Delete the chosen post");
        QVERIFY(listed);
        QTest::mouseClick(part<QPushButton>(QStringLiteral("key-calendar.jump")), Qt::LeftButton);
        part<QKeySequenceEdit>(QStringLiteral("keyEdit"))->setKeySequence(QKeySequence(Qt::Key_Y));
        QTest::mouseClick(part<QPushButton>(QStringLiteral("useKey")), Qt::LeftButton);
        QCOMPARE(m_parts->actions.entry(QStringLiteral("calendar.jump"))->keyText(), QStringLiteral("Y"));
    }

    void everythingIsHeldAndGoesOnAgain()
    {
        const auto one = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        const auto two = m_parts->base.addAccount(m_client, QStringLiteral("two.example"));
        QVERIFY(m_parts->base.accounts.setPaused(two, true));
        const auto paused = [this](const clients::AccountId &id) {
            return m_parts->base.accounts.account(id)->paused;
        };
        auto *hold = part<QPushButton>(QStringLiteral("holdAll"));
        QTRY_VERIFY(hold->isVisible());
        QCOMPARE(hold->text(), QStringLiteral("Hold all"));
        QTest::mouseClick(hold, Qt::LeftButton);
        QVERIFY(paused(one) && paused(two));
        QCOMPARE(hold->text(), QStringLiteral("Resume"));
        m_parts->undo.undo();
        QVERIFY(!paused(one));
        QVERIFY(paused(two)); // as it was before
        m_parts->undo.redo();
        QTest::mouseClick(hold, Qt::LeftButton);
        QVERIFY(!paused(one) && !paused(two));
    }

    void goingOnIsTakenBackWithTheEndsThatThePausesHad()
    {
        const auto one = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        const auto two = m_parts->base.addAccount(m_client, QStringLiteral("two.example"));
        const Instant until = m_parts->base.clock.now() + std::chrono::hours(2);
        QVERIFY(m_pauses->pause(one, until));
        QVERIFY(m_pauses->pause(two));
        auto *hold = part<QPushButton>(QStringLiteral("holdAll"));
        QTRY_VERIFY(hold->isVisible());
        QTest::mouseClick(hold, Qt::LeftButton);
        const auto account = [this](const clients::AccountId &id) {
            return m_parts->base.accounts.account(id).value();
        };
        QVERIFY(!account(one).paused && !account(two).paused);
        m_parts->undo.undo();
        QCOMPARE(clients::pausedUntil(account(one)), std::optional(until));
        QVERIFY(account(two).paused && !clients::pausedUntil(account(two)));
    }

    void startingWithTheComputerIsAFileInTheAutostartFolder()
    {
        show("sending");
        auto *start = part<Switch>(QStringLiteral("startWithComputer"));
        QVERIFY(!start->isChecked());
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(m_autostart->isOn());
        QFile file(m_autostart->path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray entry = file.readAll();
        file.close();
        QVERIFY(entry.startsWith("[Desktop Entry]\nType=Application\n"));
        QVERIFY2(entry.contains("\nExec=\"/opt/my \\\\\"apps\\\\\"/100%%/hatstand\" --quietly\n"),
                 entry.constData());
        // The desktop's own settings switch it off in the file.
        QVERIFY(test::writeFile(m_autostart->path(), entry + "Hidden=true\n"));
        show("sending");
        QVERIFY(!start->isChecked());
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(m_autostart->isOn());
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(!QFileInfo::exists(m_autostart->path()));
    }

    void whatCannotBeSetIsToldAndNotShownAsSet()
    {
        QVERIFY(test::writeFile(m_folder->filePath(QStringLiteral("config")), "a file in the way"));
        show("sending");
        auto *start = part<Switch>(QStringLiteral("startWithComputer"));
        QTest::mouseClick(start, Qt::LeftButton);
        QCOMPARE(m_navigator->errors.size(), std::size_t(1));
        QVERIFY(!start->isChecked());
    }

    void whatLeftTheComputerIsListed()
    {
        show("privacy");
        QVERIFY(!part<QTableView>(QStringLiteral("trafficTable"))->isVisible());
        net::TrafficEntry entry;
        entry.when = m_parts->base.clock.now();
        entry.host = QStringLiteral("bsky.example");
        entry.purpose = net::Purpose::SendPost;
        entry.status = 200;
        entry.bytesOut = 1200;
        m_traffic->add(entry);
        QVERIFY(m_traffic->flush().has_value());
        auto *table = part<QTableView>(QStringLiteral("trafficTable"));
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, TrafficModel::Host).data().toString(),
                 QStringLiteral("bsky.example"));
        bool beside = false;
        for (const QLabel *label : part<Card>(QStringLiteral("trafficCard"))->findChildren<QLabel *>())
            beside |= label->text() == QStringLiteral("bsky.example");
        QVERIFY(beside);

        TrafficModel model(m_parts->base.clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        entry.status = 413;
        model.setEntries({entry});
        QVERIFY(model.index(0, TrafficModel::What).data().toString().contains(QStringLiteral("413")));
    }

    /// Reading the log writes down what waits to be, which is told while the rows are being made.
    void whatLeftStandsThereOnce()
    {
        show("about");
        auto *card = part<Card>(QStringLiteral("trafficCard"));
        auto *side = qobject_cast<SideColumn *>(card->parentWidget());
        QVERIFY(side);
        net::TrafficEntry entry;
        entry.when = m_parts->base.clock.now();
        entry.host = QStringLiteral("once.example");
        m_traffic->add(entry);
        side->refresh();
        const auto hosts = [&] {
            const auto labels = card->findChildren<QLabel *>();
            return std::count_if(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->text() == entry.host && label->isVisibleTo(card);
            });
        };
        QTRY_VERIFY(hosts() > 0);
        QCOMPARE(hosts(), 1);
    }

    void whatLeftStandsInColumns()
    {
        show("about");
        auto *card = part<Card>(QStringLiteral("trafficCard"));
        auto *side = qobject_cast<SideColumn *>(card->parentWidget());
        QVERIFY(side);
        net::TrafficEntry entry;
        entry.host = QStringLiteral("column.example");
        for (const int minutes : {0, 11, 60, 111, 600}) {
            entry.when = m_parts->base.clock.now() - std::chrono::minutes(minutes);
            entry.bytesIn = 1 + 999LL * minutes * minutes;
            m_traffic->add(entry);
        }
        side->refresh();
        const auto places = [&] {
            QList<int> found;
            const auto labels = card->findChildren<QLabel *>();
            for (const QLabel *label : labels) {
                if (label->text() == entry.host && label->isVisibleTo(card))
                    found << label->mapTo(card, QPoint()).x();
            }
            return found;
        };
        QTRY_COMPARE(places().size(), 5);
        QTRY_COMPARE(places(), QList<int>(5, places().first()));
    }

    void aBackupIsMadeCheckedAndOffered()
    {
        show("place");
        QTest::mouseClick(part<QPushButton>(QStringLiteral("backUpNow")), Qt::LeftButton);
        QTRY_VERIFY(part<QPushButton>(QStringLiteral("restore0")));
        const auto backups = storage::Backups(m_workspace->path(), m_parts->base.clock).list();
        QCOMPARE(backups.size(), std::size_t(1));
        QTest::mouseClick(part<QPushButton>(QStringLiteral("checkNow")), Qt::LeftButton);
        QTRY_COMPARE(part<QPushButton>(QStringLiteral("checkNow"))->text(), QStringLiteral("Check"));

        QTest::mouseClick(part<QPushButton>(QStringLiteral("restore0")), Qt::LeftButton);
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QVERIFY(m_restored.isEmpty());
        m_parts->dialogs.presetAnswer(QStringLiteral("restore"));
        QTest::mouseClick(part<QPushButton>(QStringLiteral("restore0")), Qt::LeftButton);
        QCOMPARE(m_restored, QStringList{backups.front().path});
    }

    void keysAreChangedKeptAndGivenBack()
    {
        ActionSpec spec;
        spec.id = QStringLiteral("test.first");
        spec.text = QStringLiteral("First");
        spec.group = QStringLiteral("Tests");
        spec.keys = {QKeySequence(Qt::CTRL | Qt::Key_1)};
        m_parts->actions.add(m_page.get(), spec);
        spec.id = QStringLiteral("test.second");
        spec.text = QStringLiteral("Second");
        spec.keys = {QKeySequence(Qt::CTRL | Qt::Key_2)};
        m_parts->actions.add(m_page.get(), spec);
        show("keys");
        QTest::mouseClick(part<QPushButton>(QStringLiteral("key-test.first")), Qt::LeftButton);
        auto *edit = part<QKeySequenceEdit>(QStringLiteral("keyEdit"));
        QVERIFY(edit);
        auto *use = part<QPushButton>(QStringLiteral("useKey"));
        QVERIFY(!use->isEnabled());
        edit->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_2));
        QVERIFY(!use->isEnabled());
        QVERIFY(part<QLabel>(QStringLiteral("keyRemark"))->text().contains(QStringLiteral("Second")));
        edit->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_3));
        QVERIFY(use->isEnabled());
        QTest::mouseClick(use, Qt::LeftButton);
        const QKeySequence three(Qt::CTRL | Qt::Key_3);
        QCOMPARE(m_parts->actions.find(QStringLiteral("test.first"))->shortcut(), three);
        QCOMPARE(m_parts->preferences.keys().value(QStringLiteral("test.first")), QList<QKeySequence>{three});
        const QString reset = QStringLiteral("resetKey-test.first");
        QTRY_VERIFY(part<QPushButton>(reset)->isVisible());
        QTest::mouseClick(part<QPushButton>(reset), Qt::LeftButton);
        QCOMPARE(m_parts->actions.find(QStringLiteral("test.first"))->shortcut(),
                 QKeySequence(Qt::CTRL | Qt::Key_1));
        QVERIFY(!m_parts->preferences.keys().contains(QStringLiteral("test.first")));
    }

    void theColumnBesideLeadsOn()
    {
        QTest::mouseClick(part<QPushButton>(QStringLiteral("openOutbox")), Qt::LeftButton);
        QCOMPARE(m_navigator->visited.back().page, PageId::Outbox);
        QTest::mouseClick(part<QPushButton>(QStringLiteral("allTraffic")), Qt::LeftButton);
        QVERIFY(isShown("privacy"));
        QTest::mouseClick(part<QPushButton>(QStringLiteral("openPlace")), Qt::LeftButton);
        QVERIFY(isShown("place"));
    }
};

QTEST_MAIN(SettingsPageTest)
#include "settings_page_test.moc"
