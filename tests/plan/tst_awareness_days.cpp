// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/awareness_days.h"
#include "support/places.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;

class TestAwarenessDays : public QObject
{
    Q_OBJECT

    static QDate dateOf(const QString &key, int year)
    {
        for (const AwarenessRule &rule : builtInAwarenessRules()) {
            if (rule.key == key)
                return awarenessDate(rule, year);
        }
        return {};
    }

private Q_SLOTS:
    void theListThatComesWithTheProgramIsRead()
    {
        QVERIFY(builtInAwarenessRules().size() >= 40);
        QFile file(test::projectPath(QStringLiteral("resources/calendar/awareness-days.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rules = awarenessRulesFromJson(file.readAll());
        QVERIFY2(rules, rules ? "" : qPrintable(rules.error().sentence()));
        QCOMPARE(rules->size(), builtInAwarenessRules().size());
    }

    void daysFallWhereCalendarsShowThem_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QDate>("date");
        const auto row = [](const char *key, int year, int month, int day) {
            QTest::addRow("%s %d", key, year) << QString::fromLatin1(key) << QDate(year, month, day);
        };
        row("all-saints", 2026, 11, 1);
        row("bonfire-night", 2026, 11, 5);
        row("sint-maarten", 2026, 11, 11);
        row("stir-up-sunday", 2026, 11, 22);
        row("thanksgiving", 2026, 11, 26);
        row("black-friday", 2026, 11, 27);
        row("black-friday", 2024, 11, 29);
        row("cyber-monday", 2026, 11, 30);
        row("giving-tuesday", 2026, 12, 1);
        row("giving-tuesday", 2024, 12, 3);
        row("advent", 2026, 11, 29);
        row("advent", 2023, 12, 3);
        row("stir-up-sunday", 2023, 11, 26);
        row("sinterklaas", 2026, 12, 5);
        row("pancake-day", 2026, 2, 17);
        row("mothering-sunday", 2026, 3, 15);
        row("mothers-day", 2026, 5, 10);
        row("good-friday", 2026, 4, 3);
        row("ascension-day", 2026, 5, 14);
        row("midsummer-eve", 2026, 6, 19);
        row("memorial-day", 2026, 5, 25);
        row("leap-day", 2028, 2, 29);
    }

    void daysFallWhereCalendarsShowThem()
    {
        QFETCH(const QString, key);
        QFETCH(const QDate, date);
        QCOMPARE(dateOf(key, date.year()), date);
    }

    void aDayThatAYearLacksIsLeftOut()
    {
        QVERIFY(!dateOf(QStringLiteral("leap-day"), 2026).isValid());
        for (const AwarenessDay &day :
             awarenessDays(builtInAwarenessRules(), QDate(2026, 1, 1), QDate(2026, 12, 31)))
            QVERIFY(day.key != QStringLiteral("leap-day"));
    }

    void aRangeHoldsItsDaysInOrder()
    {
        const auto all = awarenessDays(builtInAwarenessRules(), QDate(2026, 11, 1), QDate(2026, 12, 6));
        QVERIFY(std::is_sorted(all.begin(), all.end(),
                               [](const auto &a, const auto &b) { return a.date < b.date; }));
        const auto dutch = awarenessDays(builtInAwarenessRules(), QDate(2026, 11, 1), QDate(2026, 12, 6),
                                         QStringLiteral("NL"));
        QStringList keys;
        for (const AwarenessDay &day : dutch)
            keys.append(day.key);
        QVERIFY(keys.contains(QStringLiteral("sinterklaas")));
        QVERIFY(keys.contains(QStringLiteral("black-friday")));
        QVERIFY(!keys.contains(QStringLiteral("bonfire-night")));
        QVERIFY(dutch.size() < all.size());
        QVERIFY(awarenessDays(builtInAwarenessRules(), QDate(), QDate(2026, 1, 1)).empty());
    }

    void aWrongEntryIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::newRow("no rule") << QByteArray(R"({"key":"a","name":"Broken"})");
        QTest::newRow("no key") << QByteArray(R"({"name":"Broken","on":{"month":1,"day":1}})");
        QTest::newRow("30 February") << QByteArray(
            R"({"key":"a","name":"Broken","on":{"month":2,"day":30}})");
        QTest::newRow("weekday 8") << QByteArray(
            R"({"key":"a","name":"Broken","nth":{"month":2,"weekday":8,"nth":1}})");
        QTest::newRow("twice") << QByteArray(
            R"({"key":"a","name":"A","easter":1},{"key":"a","name":"Broken","easter":1})");
    }

    void aWrongEntryIsRefusedByName()
    {
        QFETCH(const QByteArray, entry);
        const auto rules = awarenessRulesFromJson("{\"days\":[" + entry + "]}");
        QVERIFY(!rules);
        QVERIFY(rules.error().why.contains(QStringLiteral("Broken")));
        QVERIFY(!awarenessRulesFromJson("<html>"));
    }
};

QTEST_GUILESS_MAIN(TestAwarenessDays)
#include "tst_awareness_days.moc"
