// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/key_map.h"

#include <QSet>
#include <QTest>

using namespace hatstand::ui;

class KeyMapTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standardKeysDoNotMeet()
    {
        const KeyMap map = standardKeyMap();
        QSet<QString> ids;
        for (const KeyBinding &binding : map.bindings()) {
            QVERIFY2(!ids.contains(binding.id), qPrintable(binding.id));
            ids.insert(binding.id);
            QVERIFY(!binding.text.isEmpty());
            QVERIFY(!binding.group.isEmpty());
            for (const QKeySequence &sequence : binding.standard) {
                QVERIFY2(!sequence.isEmpty() && sequence[0].key() != Qt::Key_unknown, qPrintable(binding.id));
                QVERIFY2(map.conflicts(binding.id, sequence).isEmpty(), qPrintable(binding.id));
            }
        }
        QCOMPARE(map.key(QStringLiteral("find.anything")), QKeySequence(QStringLiteral("Ctrl+K")));
        QVERIFY(map.key(QStringLiteral("no.such")).isEmpty());
    }
    void chosenKeyTakesTheStandardsPlaceAndComesBack()
    {
        KeyMap map = standardKeyMap();
        QVERIFY(map.choose(QStringLiteral("post.new"), QKeySequence(QStringLiteral("Ctrl+P"))));
        QVERIFY(!map.choose(QStringLiteral("no.such"), QKeySequence(QStringLiteral("Ctrl+P"))));
        QCOMPARE(map.key(QStringLiteral("post.new")), QKeySequence(QStringLiteral("Ctrl+P")));
        KeyMap other = standardKeyMap();
        other.restore(map.changes());
        QCOMPARE(other.key(QStringLiteral("post.new")), QKeySequence(QStringLiteral("Ctrl+P")));
        map.reset(QStringLiteral("post.new"));
        QCOMPARE(map.key(QStringLiteral("post.new")), QKeySequence(QStringLiteral("Ctrl+N")));
        QVERIFY(map.changes().isEmpty());
    }
    void noKeyIsAChoiceToo()
    {
        KeyMap map = standardKeyMap();
        map.choose(QStringLiteral("window.quit"), {});
        QVERIFY(map.find(QStringLiteral("window.quit"))->sequences().isEmpty());
        KeyMap other = standardKeyMap();
        other.restore(map.changes());
        QVERIFY(other.key(QStringLiteral("window.quit")).isEmpty());
    }
    void conflictsAreFoundWhereBothKeysWork()
    {
        const KeyMap map = standardKeyMap();
        QCOMPARE(map.conflicts(QStringLiteral("calendar.move"), QKeySequence(QStringLiteral("T"))),
                 QList<QString>{QStringLiteral("calendar.today")});
        QCOMPARE(map.conflicts(QStringLiteral("calendar.move"), QKeySequence(QStringLiteral("Ctrl+K"))),
                 QList<QString>{QStringLiteral("find.anything")});
        // The composer and the calendar are never both in front.
        QVERIFY(map.conflicts(QStringLiteral("calendar.move"), QKeySequence(QStringLiteral("F8"))).isEmpty());
    }
};

QTEST_MAIN(KeyMapTest)
#include "key_map_test.moc"
