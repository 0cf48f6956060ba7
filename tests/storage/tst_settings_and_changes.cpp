// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/change_watcher.h"
#include "storage/settings_table.h"
#include "storage/workspace.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace hatstand;
using namespace hatstand::storage;

class TestSettingsAndChanges : public QObject
{
    Q_OBJECT

private:
    FakeClock m_clock;

private Q_SLOTS:
    void settingsKeepTheirType()
    {
        const auto workspace = Workspace::inMemory(m_clock, {});
        SettingsTable settings((*workspace)->database());
        QCOMPARE(settings.text(QStringLiteral("a")).value(), std::nullopt);
        QVERIFY(settings.setText(QStringLiteral("a"), QString()));
        QCOMPARE(settings.text(QStringLiteral("a")).value(), std::optional(QString()));
        QVERIFY(settings.setBoolean(QStringLiteral("b"), true));
        QVERIFY(settings.setBoolean(QStringLiteral("b"), false));
        QCOMPARE(settings.boolean(QStringLiteral("b")).value(), std::optional(false));
        QVERIFY(settings.setInteger(QStringLiteral("c"), std::numeric_limits<qint64>::min()));
        QCOMPARE(settings.integer(QStringLiteral("c")).value(),
                 std::optional(std::numeric_limits<qint64>::min()));
        const QJsonObject object{{QStringLiteral("x"), QStringLiteral("ü")}};
        QVERIFY(settings.setObject(QStringLiteral("d"), object));
        QCOMPARE(settings.object(QStringLiteral("d")).value(), std::optional(object));
        QVERIFY(settings.remove(QStringLiteral("d")));
        QVERIFY(settings.remove(QStringLiteral("d")));
        QCOMPARE(settings.object(QStringLiteral("d")).value(), std::nullopt);
    }

    void anotherTypeCountsAsNotSet()
    {
        const auto workspace = Workspace::inMemory(m_clock, {});
        SettingsTable settings((*workspace)->database());
        QVERIFY(settings.setText(QStringLiteral("a"), QStringLiteral("perhaps")));
        QCOMPARE(settings.boolean(QStringLiteral("a")).value(), std::nullopt);
        QCOMPARE(settings.integer(QStringLiteral("a")).value(), std::nullopt);
        QCOMPARE(settings.object(QStringLiteral("a")).value(), std::nullopt);
    }

    void noticesWhatOthersCommitOnly()
    {
        const QTemporaryDir folder;
        const auto workspace = Workspace::create(folder.filePath(QStringLiteral("W.hatstand")), {}, m_clock);
        QVERIFY(workspace);
        const auto other = (*workspace)->openAnother(Database::Mode::ReadWrite);
        QVERIFY(other);
        ChangeWatcher watcher((*workspace)->database(), Milliseconds(3'600'000));
        QSignalSpy changed(&watcher, &ChangeWatcher::changedElsewhere);

        watcher.look();
        QVERIFY(SettingsTable((*workspace)->database()).setBoolean(QStringLiteral("own"), true));
        watcher.look();
        QCOMPARE(changed.count(), 0);
        QVERIFY(SettingsTable(**other).setBoolean(QStringLiteral("others"), true));
        watcher.look();
        QCOMPARE(changed.count(), 1);
        watcher.look();
        QCOMPARE(changed.count(), 1);
    }

    void looksByItself()
    {
        const QTemporaryDir folder;
        const auto workspace = Workspace::create(folder.filePath(QStringLiteral("W.hatstand")), {}, m_clock);
        const auto other = (*workspace)->openAnother(Database::Mode::ReadWrite);
        QVERIFY(workspace && other);
        ChangeWatcher watcher((*workspace)->database(), Milliseconds(1));
        QSignalSpy changed(&watcher, &ChangeWatcher::changedElsewhere);
        QVERIFY(SettingsTable(**other).setBoolean(QStringLiteral("others"), true));
        QTRY_COMPARE(changed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSettingsAndChanges)
#include "tst_settings_and_changes.moc"
